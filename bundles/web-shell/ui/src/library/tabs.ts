import { css, html, LitElement, nothing } from 'lit';
import { base } from './css.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
}

/** Tabs with their content in slots named after the ids; arrow keys move, the choice is announced by `change`. */
export class Tabs extends LitElement {
  static override properties = { tabs: { attribute: false }, selected: {}, label: {} };
  static override styles = [
    base,
    css`
      [role='tablist'] {
        display: flex;
        gap: var(--space-4);
        overflow-x: auto;
        scrollbar-width: none;
        border-bottom: 1px solid var(--line);
      }

      [role='tab'] {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 40px;
        padding: 0 2px;
        border: 0;
        border-bottom: 2px solid transparent;
        margin-bottom: -1px;
        color: var(--ink-2);
        background: none;
        font: 550 var(--text-m) / 1.2 var(--sans);
        white-space: nowrap;
        cursor: pointer;
      }

      [role='tab']:hover { color: var(--ink-1); }
      [role='tab'][aria-selected='true'] { border-color: var(--accent); color: var(--ink-1); }
      [role='tabpanel'] { padding-top: var(--space-4); }
      :focus-visible { outline-offset: -2px; }

      @media (forced-colors: active) {
        [role='tab'][aria-selected='false'] { border-color: Canvas; }
      }
    `,
  ];
  declare tabs: readonly Tab[];
  declare selected: string;
  declare label: string;

  constructor() {
    super();
    this.tabs = [];
    this.selected = '';
    this.label = '';
  }

  override render() {
    const chosen = this.tabs.find((tab) => tab.id === this.selected) ?? this.tabs[0];
    return html`<div role="tablist" aria-label=${this.label || nothing} @keydown=${this.#move}>
        ${this.tabs.map((tab) => this.#tab(tab, tab === chosen))}
      </div>
      <div role="tabpanel" id="panel" tabindex="0" aria-labelledby="tab-${chosen?.id ?? ''}">
        <slot name=${chosen?.id ?? ''}></slot>
      </div>`;
  }

  #tab(tab: Tab, selected: boolean) {
    return html`<button
      type="button"
      role="tab"
      id="tab-${tab.id}"
      aria-selected=${selected}
      aria-controls="panel"
      tabindex=${selected ? 0 : -1}
      @click=${() => this.#select(tab.id)}
    >
      ${tab.label}${tab.count === undefined ? nothing : html`<span class="badge">${tab.count}</span>`}
    </button>`;
  }

  #move(event: KeyboardEvent): void {
    const at = this.tabs.findIndex((tab) => tab.id === this.selected);
    const last = this.tabs.length - 1;
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last };
    const target = steps[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = this.tabs[(target + this.tabs.length) % this.tabs.length];
    if (next) this.#select(next.id);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  }

  #select(id: string): void {
    this.selected = id;
    this.dispatchEvent(new CustomEvent('change', { detail: id }));
  }
}
