import { css, html, LitElement } from 'lit';
import { base } from './css.ts';

/** A hint beside its content on hover and on focus; Escape hides it. The content must have a name of its own. */
export class Tooltip extends LitElement {
  static override properties = { text: {}, place: {} };
  static override styles = [
    base,
    css`
      :host { display: inline-flex; }

      [popover] {
        position: fixed;
        inset: auto;
        max-width: 280px;
        margin: 0;
        padding: 5px 9px;
        border: 0;
        border-radius: 5px;
        color: var(--surface-1);
        background: var(--ink-1);
        font: 450 var(--text-s) / 1.4 var(--sans);
        pointer-events: none;
      }
    `,
  ];
  declare text: string;
  declare place: string;
  #timer = 0;

  constructor() {
    super();
    this.text = '';
    this.place = 'below';
    this.addEventListener('pointerenter', () => this.#soon());
    this.addEventListener('pointerleave', () => this.#hide());
    this.addEventListener('focusin', () => this.#show());
    this.addEventListener('focusout', () => this.#hide());
    this.addEventListener('keydown', (event) => event.key === 'Escape' && this.#hide());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    return html`<slot></slot><span popover="manual" role="tooltip">${this.text}</span>`;
  }

  #tip(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show(), 450);
  }

  #show(): void {
    const tip = this.#tip();
    if (!tip || !this.text || tip.matches(':popover-open')) return;
    tip.showPopover();
    const [box, own] = [this.getBoundingClientRect(), tip.getBoundingClientRect()];
    const beside = this.place === 'right';
    const left = beside ? box.right + 8 : box.left + (box.width - own.width) / 2;
    const top = beside ? box.top + (box.height - own.height) / 2 : box.bottom + 6;
    tip.style.left = `${Math.min(Math.max(6, left), window.innerWidth - own.width - 6)}px`;
    tip.style.top = `${top + own.height > window.innerHeight - 6 ? box.top - own.height - 6 : top}px`;
  }

  #hide(): void {
    clearTimeout(this.#timer);
    const tip = this.#tip();
    if (tip?.matches(':popover-open')) tip.hidePopover();
  }
}
