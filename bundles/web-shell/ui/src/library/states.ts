import { css, html, LitElement, nothing } from 'lit';
import { base } from './css.ts';

const centred = css`
  .state {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--space-2);
    max-width: 460px;
    margin: 0 auto;
    padding: var(--space-6) var(--space-4);
    text-align: center;
  }

  st-icon { width: 26px; height: 26px; margin-bottom: 2px; color: var(--ink-3); }
  h2 {
    font-size: var(--text-m);
  }

  .state ::slotted(*) { margin-top: var(--space-2); }
`;

/** Nothing here yet: one sentence and, in the slot, the one action that fills it. */
export class Empty extends LitElement {
  static override properties = { icon: {}, heading: {}, text: {} };
  static override styles = [base, centred];
  declare icon: string;
  declare heading: string;
  declare text: string;

  override render() {
    return html`<div class="state">
      <st-icon name=${this.icon || 'circle-dashed'}></st-icon>
      <h2>${this.heading}</h2>
      ${this.text ? html`<p class="quiet">${this.text}</p>` : nothing}<slot></slot>
    </div>`;
  }
}

/** What happened, whether anything was lost, what to do; the slot takes the action. */
export class Trouble extends LitElement {
  static override properties = { heading: {}, problem: { attribute: false }, lost: {} };
  static override styles = [
    base,
    css`
      .banner { align-items: flex-start; padding: var(--space-4); }
      st-icon { width: 20px; height: 20px; margin-top: 2px; color: var(--bad); }
      .code { color: var(--ink-3); }
    `,
  ];
  declare heading: string;
  declare problem: { readonly code?: string; readonly message: string; readonly next?: string | undefined } | undefined;
  declare lost: string;

  override render() {
    const { problem } = this;
    return html`<div class="banner bad" role="alert">
      <st-icon name="circle-alert"></st-icon>
      <div class="grow stack tight">
        <h3>${this.heading || 'That did not work'}</h3>
        <p>${problem?.message} ${problem?.next ?? ''}</p>
        ${this.lost ? html`<p class="quiet">${this.lost}</p>` : nothing}
        ${problem?.code ? html`<p class="mono tiny code">${problem.code}</p>` : nothing}
        <slot></slot>
      </div>
    </div>`;
  }
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `3 minutes ago`, `in 2 days`, `now`. */
export function relative(at: number, now: number, language?: string): string {
  const seconds = (at - now) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  const amount = unit === 'second' ? 0 : Math.trunc(seconds / length);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(amount, unit);
}

/** A moment as people say it; the exact one on hover. Renews itself while on the page. */
export class When extends LitElement {
  static override properties = { at: {}, now: { attribute: false } };
  static override styles = css`
    :host { white-space: nowrap; }
  `;
  declare at: string;
  declare now: () => number;
  #timer = 0;

  constructor() {
    super();
    this.at = '';
    this.now = Date.now;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), 30_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    const at = Date.parse(this.at);
    if (Number.isNaN(at)) return nothing;
    const exact = new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
    return html`<time datetime=${this.at} title=${exact}>${relative(at, this.now())}</time>`;
  }
}
