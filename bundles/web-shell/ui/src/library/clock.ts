import { css, html, LitElement } from 'lit';
import { base } from './css.ts';

/** Reads a duration aloud: `4 minutes 5 seconds`. */
export function spoken(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const part = (n: number, unit: string) => (n > 0 ? `${n} ${unit}${n === 1 ? '' : 's'}` : '');
  return [part(minutes, 'minute'), part(seconds % 60, 'second')].filter(Boolean).join(' ') || 'no time';
}

/** `12:05`, and tenths in the last twenty seconds: `0:09.4`. */
export function digits(milliseconds: number): string {
  const left = Math.max(0, milliseconds);
  if (left < 20_000) return `0:${(Math.floor(left / 100) / 10).toFixed(1).padStart(4, '0')}`;
  const seconds = Math.ceil(left / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/**
 * A chess clock drawn from server time: `remaining` milliseconds were left at `since`; while `running` it counts down by
 * `now()`. Without motion of its own it costs nothing: it only ticks while it runs and is on the page.
 */
export class ChessClock extends LitElement {
  static override properties = {
    remaining: { type: Number },
    since: { type: Number },
    running: { type: Boolean, reflect: true },
    now: { attribute: false },
    low: { type: Number },
    label: {},
    urgent: { type: Boolean, reflect: true, state: true },
  };
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        color: var(--ink-3);
        font: 600 var(--clock-size, var(--text-xl)) / 1 var(--mono);
        font-variant-numeric: tabular-nums;
        letter-spacing: -0.03em;
      }

      :host([running]) {
        color: var(--ink-1);
      }

      :host([running][urgent]) {
        color: var(--bad);
      }
    `,
  ];
  declare remaining: number;
  declare since: number;
  declare running: boolean;
  declare now: () => number;
  declare low: number;
  declare label: string;
  declare urgent: boolean;
  #frame = 0;

  constructor() {
    super();
    this.remaining = 0;
    this.since = 0;
    this.running = false;
    this.now = Date.now;
    this.low = 20_000;
    this.label = 'Clock';
    this.urgent = false;
  }

  /** Milliseconds left now. */
  left(): number {
    return this.running ? this.remaining - (this.now() - this.since) : this.remaining;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#frame);
  }

  override willUpdate(): void {
    this.urgent = this.left() < this.low;
  }

  override render() {
    const left = this.left();
    return html`<span role="timer" aria-label="${this.label}: ${spoken(left)} left">${digits(left)}</span>`;
  }

  override updated(): void {
    clearTimeout(this.#frame);
    const left = this.left();
    if (!this.running || left <= 0 || !this.isConnected) return;
    this.#frame = window.setTimeout(() => this.requestUpdate(), left < 20_000 ? 100 : left % 1000 || 1000);
  }
}
