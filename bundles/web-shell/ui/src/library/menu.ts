import { css, html, LitElement, nothing } from 'lit';
import { base } from './css.ts';

/** An entry of a menu; `separator` draws a line above it. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  readonly hint?: string;
  readonly checked?: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly separator?: boolean;
}

/** A button (the default slot's content; an icon button is named by `label`, another one by its content) with a menu in the top layer. Fires `choose` with the item's id in `detail`. */
export class Menu extends LitElement {
  static override properties = { items: { attribute: false }, label: {}, look: {}, opened: { state: true } };
  static override styles = [
    base,
    css`
      :host { display: inline-block; }

      .me {
        padding: 0 4px;
      }

      [popover] {
        position: fixed;
        inset: auto;
        min-width: 200px;
        max-width: min(340px, calc(100vw - 16px));
        max-height: 70dvh;
        margin: 0;
        padding: 5px;
        border: 1px solid var(--line);
        border-radius: 8px;
        overflow: auto;
        color: var(--ink-1);
        background: var(--surface-2);
        box-shadow: var(--shadow);
      }

      [role^='menuitem'] {
        display: flex;
        align-items: center;
        gap: 10px;
        width: 100%;
        min-height: calc(var(--touch) - 2px);
        padding: 4px 10px;
        border: 0;
        border-radius: 4px;
        color: inherit;
        background: none;
        font: 450 var(--text-m) / 1.3 var(--sans);
        text-align: start;
        cursor: pointer;
      }

      [role^='menuitem']:hover, [role^='menuitem']:focus { background: var(--surface-3); outline: none; }
      [role^='menuitem']:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
      [aria-disabled='true'] { color: var(--ink-3) !important; cursor: default !important; }
      .danger { color: var(--bad) !important; }
      .hint { margin-inline-start: auto; color: var(--ink-3); font-size: var(--text-s); }
      hr { margin: 5px 0; }
    `,
  ];
  declare items: readonly MenuItem[];
  declare label: string;
  declare look: string;
  declare opened: boolean;

  constructor() {
    super();
    this.items = [];
    this.label = '';
    this.look = 'button plain icon';
    this.opened = false;
  }

  override render() {
    return html`<button
        type="button"
        class=${this.look}
        aria-label=${this.look.includes('icon') ? this.label : nothing}
        aria-haspopup="menu"
        aria-expanded=${this.opened}
        popovertarget="menu"
        @keydown=${this.#openByKey}
      >
        <slot></slot>
      </button>
      <div
        id="menu"
        role="menu"
        aria-label=${this.label || nothing}
        popover="auto"
        @beforetoggle=${this.#place}
        @toggle=${this.#toggled}
        @keydown=${this.#move}
      >
        ${this.opened ? this.items.map((item) => this.#item(item)) : nothing}
      </div>`;
  }

  #item(item: MenuItem) {
    const radio = item.checked !== undefined;
    const icon = radio ? (item.checked ? 'check' : '') : (item.icon ?? '');
    return html`${item.separator ? html`<hr role="separator" />` : nothing}<button
        type="button"
        role=${radio ? 'menuitemradio' : 'menuitem'}
        aria-checked=${radio ? String(item.checked) : nothing}
        aria-disabled=${item.disabled ? 'true' : nothing}
        tabindex="-1"
        class=${item.danger ? 'danger' : ''}
        @click=${() => this.#choose(item)}
      >
        <st-icon name=${icon}></st-icon><span>${item.label}</span>${
          item.hint ? html`<span class="hint">${item.hint}</span>` : nothing
        }
      </button>`;
  }

  #menu(): HTMLElement | null {
    return this.renderRoot.querySelector('#menu');
  }

  #choose(item: MenuItem): void {
    if (item.disabled) return;
    this.#menu()?.hidePopover();
    this.dispatchEvent(new CustomEvent('choose', { detail: item.id }));
  }

  #place(event: ToggleEvent): void {
    if (event.newState !== 'open') return;
    const menu = event.currentTarget as HTMLElement;
    const button = this.getBoundingClientRect();
    const below = window.innerHeight - button.bottom > 260 || button.top < 260;
    const right = button.left > window.innerWidth / 2;
    menu.style.top = below ? `${button.bottom + 6}px` : 'auto';
    menu.style.bottom = below ? 'auto' : `${window.innerHeight - button.top + 6}px`;
    menu.style.left = right ? 'auto' : `${Math.max(8, button.left)}px`;
    menu.style.right = right ? `${Math.max(8, window.innerWidth - button.right)}px` : 'auto';
  }

  #toggled(event: ToggleEvent): void {
    this.opened = event.newState === 'open';
    if (this.opened) void this.updateComplete.then(() => this.#entries()[0]?.focus());
    else if (this.#lostFocus()) this.renderRoot.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  }

  /** The focus was in the menu and has nowhere to be now. */
  #lostFocus(): boolean {
    const active = document.activeElement;
    return active === document.body || this.shadowRoot?.activeElement?.role?.startsWith('menuitem') === true;
  }

  #openByKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || this.opened) return;
    event.preventDefault();
    this.#menu()?.showPopover();
  }

  #entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  }

  #move(event: KeyboardEvent): void {
    const entries = this.#entries();
    const at = entries.indexOf((this.shadowRoot?.activeElement ?? null) as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 };
    const target = steps[event.key] ?? this.#byLetter(event.key, at);
    if (target === undefined) return;
    event.preventDefault();
    entries[(target + entries.length) % entries.length]?.focus();
  }

  #byLetter(key: string, at: number): number | undefined {
    if (key.length !== 1 || key === ' ') return undefined;
    const order = this.items.map((_, index) => (at + 1 + index) % this.items.length);
    return order.find((index) => this.items[index]?.label.toLowerCase().startsWith(key.toLowerCase()));
  }
}
