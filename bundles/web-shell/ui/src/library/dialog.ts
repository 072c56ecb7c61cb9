import { css, html, LitElement } from 'lit';
import { base } from './css.ts';

/**
 * The platform's dialog with a heading and a footer slot: `<st-dialog heading="New debate" open>`. `side` makes it a drawer.
 * Escape, the cross and a click beside it close it and fire `close`.
 */
export class Dialog extends LitElement {
  static override properties = {
    heading: {},
    open: { type: Boolean, reflect: true },
    side: { type: Boolean, reflect: true },
  };
  static override styles = [
    base,
    css`
      :host { display: contents; }

      dialog {
        width: min(520px, calc(100vw - 32px));
        max-height: min(84dvh, 900px);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 10px;
        color: var(--ink-1);
        background: var(--surface-2);
        box-shadow: var(--shadow);
      }

      dialog[open] { display: flex; flex-direction: column; animation: rise var(--calm); }

      dialog::backdrop { background: var(--veil); }

      :host([side]) dialog {
        width: min(440px, 100vw);
        height: 100dvh;
        max-height: none;
        margin: 0 0 0 auto;
        border-width: 0 0 0 1px;
        border-radius: 0;
        animation-name: slide;
      }

      header, footer {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding: 14px var(--space-5);
      }

      header { padding-bottom: 10px; }
      .body { flex: 1; min-height: 0; padding: 4px var(--space-5) var(--space-5); overflow-y: auto; }
      footer { flex-wrap: wrap; justify-content: flex-end; border-top: 1px solid var(--line); }
      footer:not(.filled) { display: none; }

      @keyframes rise { from { opacity: 0; translate: 0 8px; } }
      @keyframes slide { from { translate: 40px 0; opacity: 0; } }

      @media (max-width: 520px) {
        header, footer, .body { padding-inline: var(--space-4); }
      }
    `,
  ];
  declare heading: string;
  declare open: boolean;
  declare side: boolean;

  constructor() {
    super();
    this.heading = '';
    this.open = false;
    this.side = false;
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed} @pointerdown=${this.#beside}>
      <header>
        <h2 id="heading">${this.heading}</h2>
        <button type="button" class="button plain icon small" aria-label="Close" @click=${this.close}>
          <st-icon name="x"></st-icon>
        </button>
      </header>
      <div class="body"><slot></slot></div>
      <footer><slot name="actions" @slotchange=${this.#footer}></slot></footer>
    </dialog>`;
  }

  /** Closes it as Escape would. */
  close(): void {
    this.#dialog()?.close();
  }

  override updated(): void {
    const dialog = this.#dialog();
    if (!dialog || dialog.open === this.open) return;
    if (!this.open) return dialog.close();
    dialog.showModal();
    this.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #closed(): void {
    this.open = false;
    this.dispatchEvent(new CustomEvent('close'));
  }

  #beside(event: PointerEvent): void {
    if (event.composedPath()[0] === this.#dialog() && !inside(event)) this.close();
  }

  #footer(event: Event): void {
    const slot = event.target as HTMLSlotElement;
    slot.parentElement?.classList.toggle('filled', slot.assignedElements().length > 0);
  }
}

function inside(event: PointerEvent): boolean {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return (
    event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
  );
}
