import { css, html, LitElement, nothing } from 'lit';
import { base } from '@stoa/ui';
import type { Notice, Notices } from '@stoa/panel-api';

const MOST_SEEN = 200;
const MOST_SHOWN = 30;
const SEEN = 'stoa.seen';

/** What wants attention, as the bundles tell it: a count, and a list behind it. What was seen is remembered in this browser. */
export class Bell extends LitElement {
  static override properties = { place: {}, notices: { state: true }, opened: { state: true } };
  static override styles = [
    base,
    css`
      :host { display: inline-block; }
      .button { position: relative; }

      .count {
        position: absolute;
        inset-block-start: 2px;
        inset-inline-end: 0;
        min-width: 17px;
        height: 17px;
        padding: 0 4px;
        border-radius: 9px;
        color: var(--accent-ink);
        background: var(--accent);
        font: 650 0.7rem/17px var(--sans);
        text-align: center;
      }

      [popover] {
        position: fixed;
        inset: 60px 12px auto auto;
        width: min(360px, calc(100vw - 24px));
        max-height: 70dvh;
        margin: 0;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 8px;
        overflow: auto;
        color: var(--ink-1);
        background: var(--surface-2);
        box-shadow: var(--shadow);
      }

      h2 { padding: 12px 16px 8px; font-size: var(--text-m); }
      .list > li { padding: 0; }
      a { display: block; padding: 10px 16px; color: inherit; text-decoration: none; }
      a:hover { background: var(--surface-3); }
      a:focus-visible { outline-offset: -2px; }
      .fresh strong::before { content: ''; display: inline-block; width: 7px; height: 7px; margin-inline-end: 7px; border-radius: 50%; background: var(--accent); }
      .none { padding: 4px 16px 18px; }
    `,
  ];
  /** The path one is at: what is there needs no notice. */
  declare place: string;
  declare notices: readonly Notice[];
  declare opened: boolean;
  readonly #sources = new Map<string, readonly Notice[]>();
  #seen = new Set(remembered());

  constructor() {
    super();
    this.place = '';
    this.notices = [];
    this.opened = false;
  }

  /** Replaces what a source said before. */
  take(said: unknown): void {
    const { source, notices } = (said ?? {}) as Partial<Notices>;
    if (!source || !Array.isArray(notices)) return;
    this.#sources.set(source, notices);
    this.notices = [...this.#sources.values()]
      .flat()
      .sort((a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false) || b.at.localeCompare(a.at))
      .slice(0, MOST_SHOWN);
  }

  /** Somebody else looks now. */
  forget(): void {
    this.#sources.clear();
    this.notices = [];
  }

  override render() {
    const fresh = this.notices.filter((notice) => this.#counts(notice)).length;
    const name = fresh > 0 ? `Notifications, ${fresh} new` : 'Notifications';
    return html`<button class="button plain icon" type="button" popovertarget="list" aria-label=${name} aria-expanded=${this.opened}>
        <st-icon name="bell"></st-icon>${fresh > 0 ? html`<span class="count number" aria-hidden="true">${fresh}</span>` : nothing}
      </button>
      <span class="unseen" role="status">${fresh > 0 ? name : ''}</span>
      <section id="list" popover="auto" aria-label="Notifications" @toggle=${this.#toggled}>
        <h2>Notifications</h2>
        ${this.notices.length > 0 ? html`<ul class="list">${this.notices.map((notice) => this.#line(notice))}</ul>` : html`<p class="none quiet small">Nothing new. Your turns and results of your debates appear here.</p>`}
      </section>`;
  }

  #line(notice: Notice) {
    return html`<li class=${this.#counts(notice) ? 'fresh' : ''}><a href=${notice.href} @click=${this.#close}>
      <span class="row between"><strong>${notice.text}</strong><st-when class="tiny faint" at=${notice.at}></st-when></span>
      ${notice.detail ? html`<span class="small quiet" dir="auto">${notice.detail}</span>` : nothing}
    </a></li>`;
  }

  #counts({ id, href, urgent }: Notice): boolean {
    return href !== this.place && (urgent === true || !this.#seen.has(id));
  }

  readonly #close = (): void => this.renderRoot.querySelector<HTMLElement>('[popover]')?.hidePopover();

  /** Marked as seen when the list closes, so that what is new stays marked while one reads. */
  readonly #toggled = (event: ToggleEvent): void => {
    this.opened = event.newState === 'open';
    if (this.opened) return;
    const seen = [...this.#seen, ...this.notices.map(({ id }) => id)].slice(-MOST_SEEN);
    this.#seen = new Set(seen);
    localStorage.setItem(SEEN, JSON.stringify([...this.#seen]));
    this.requestUpdate();
  };
}

function remembered(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(SEEN) ?? '[]');
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}
