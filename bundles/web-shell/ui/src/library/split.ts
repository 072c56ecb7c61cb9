import { css, html, LitElement } from 'lit';
import { base } from './css.ts';

const LEAST = 220;

/** Main content and a side panel whose width a person sets and the browser remembers under `name`; stacked on a phone. */
export class Split extends LitElement {
  static override properties = { name: {}, width: { type: Number }, label: {} };
  static override styles = [
    base,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr) 9px var(--side, 340px); min-height: 0; }
      .main, .side { min-width: 0; min-height: 0; }

      [role='separator'] {
        position: relative;
        cursor: col-resize;
        touch-action: none;
      }

      [role='separator']::before {
        content: '';
        position: absolute;
        inset: 0 4px;
        background: var(--line);
        transition: background var(--quick);
      }

      [role='separator']:hover::before, [role='separator']:focus-visible::before { background: var(--accent); }

      @media (max-width: 900px) {
        :host { grid-template-columns: minmax(0, 1fr); }
        [role='separator'] { display: none; }
      }
    `,
  ];
  declare name: string;
  declare width: number;
  declare label: string;

  constructor() {
    super();
    this.name = '';
    this.width = 340;
    this.label = 'Width of the side panel';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.width = Number(localStorage.getItem(this.#key())) || this.width;
  }

  override render() {
    return html`<div class="main"><slot></slot></div>
      <div
        role="separator"
        tabindex="0"
        aria-label=${this.label}
        aria-orientation="vertical"
        aria-valuemin=${LEAST}
        aria-valuemax=${this.#most()}
        aria-valuenow=${this.width}
        @pointerdown=${this.#grab}
        @keydown=${this.#nudge}
      ></div>
      <div class="side"><slot name="side"></slot></div>`;
  }

  override updated(): void {
    this.style.setProperty('--side', `${this.width}px`);
  }

  #key(): string {
    return `stoa.split.${this.name}`;
  }

  #most(): number {
    return Math.max(LEAST, Math.round((this.getBoundingClientRect().width || 1000) * 0.6));
  }

  #resize(width: number): void {
    this.width = Math.round(Math.min(this.#most(), Math.max(LEAST, width)));
    localStorage.setItem(this.#key(), String(this.width));
  }

  #grab(event: PointerEvent): void {
    const bar = event.currentTarget as HTMLElement;
    const { clientX, pointerId } = event;
    const start = this.width;
    const direction = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    bar.setPointerCapture(pointerId);
    const drag = (move: PointerEvent) => this.#resize(start + (clientX - move.clientX) * direction);
    bar.addEventListener('pointermove', drag);
    bar.addEventListener('lostpointercapture', () => bar.removeEventListener('pointermove', drag), { once: true });
  }

  #nudge(event: KeyboardEvent): void {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#resize(this.width + step);
  }
}
