import { css, html, LitElement, nothing } from 'lit';
import type { Toast } from '@stoa/panel-api';
import { base } from './css.ts';

const STAY = 5_000;
const STAY_WITH_UNDO = 10_000;
const MOST = 4;

interface Shown extends Toast {
  readonly id: number;
}

/** Short notices in a corner, announced politely; pointing at them or focusing them keeps them. */
export class Toasts extends LitElement {
  static override properties = { shown: { state: true } };
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset-inline-end: var(--space-4);
        bottom: calc(var(--space-4) + var(--bottom-bar, 0px));
        z-index: 60;
        width: min(380px, calc(100vw - 32px));
        pointer-events: none;
      }

      .toast {
        display: flex;
        align-items: center;
        gap: 10px;
        margin-top: var(--space-2);
        padding: 10px 8px 10px 14px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface-2);
        box-shadow: var(--shadow);
        pointer-events: auto;
        animation: come var(--calm);
      }

      .toast > span { flex: 1; min-width: 0; overflow-wrap: anywhere; }
      .good st-icon:first-child { color: var(--good); }
      .warn st-icon:first-child { color: var(--warn); }
      .bad st-icon:first-child { color: var(--bad); }
      @keyframes come { from { opacity: 0; translate: 0 10px; } }
    `,
  ];
  declare shown: readonly Shown[];
  readonly #timers = new Map<number, number>();
  #next = 1;

  constructor() {
    super();
    this.shown = [];
  }

  /** Shows a notice; the oldest gives way when there are too many. */
  show(toast: Toast): void {
    const id = this.#next++;
    this.shown = [...this.shown, { ...toast, id }].slice(-MOST);
    this.#leaveLater(id, toast.undo ? STAY_WITH_UNDO : STAY);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hold();
  }

  override render() {
    return html`<div role="status" aria-live="polite" @pointerenter=${this.#hold} @pointerleave=${this.#resume} @focusin=${this.#hold}>
      ${this.shown.map((toast) => this.#toast(toast))}
    </div>`;
  }

  #toast(toast: Shown) {
    const icons = { info: 'info', good: 'circle-check', warn: 'triangle-alert', bad: 'circle-alert' };
    const kind = toast.kind ?? 'info';
    return html`<div class="toast ${kind}">
      <st-icon name=${icons[kind]}></st-icon><span>${toast.text}</span>
      ${toast.undo ? html`<button type="button" class="button small" @click=${() => this.#undo(toast)}>Undo</button>` : nothing}
      <button type="button" class="button plain icon small" aria-label="Dismiss" @click=${() => this.#remove(toast.id)}>
        <st-icon name="x"></st-icon>
      </button>
    </div>`;
  }

  #undo(toast: Shown): void {
    this.#remove(toast.id);
    toast.undo?.();
  }

  #remove(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #leaveLater(id: number, after: number): void {
    this.#timers.set(
      id,
      window.setTimeout(() => this.#remove(id), after),
    );
  }

  #hold(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #resume(): void {
    for (const toast of this.shown) this.#leaveLater(toast.id, STAY);
  }
}
