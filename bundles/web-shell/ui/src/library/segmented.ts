import { css, html, LitElement } from 'lit';
import { base } from './css.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly icon?: string;
}

/** A choice of few, all visible; radio buttons underneath. Fires `change` with the value in `detail`. */
export class Segmented extends LitElement {
  static override properties = { options: { attribute: false }, value: {}, label: {} };
  static override styles = [
    base,
    css`
      :host { display: inline-block; max-width: 100%; }

      fieldset {
        display: inline-flex;
        gap: 2px;
        margin: 0;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-3);
      }

      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: calc(var(--touch) - 8px);
        padding: 0 12px;
        border-radius: 4px;
        color: var(--ink-2);
        font: 500 var(--text-s) / 1.2 var(--sans);
        white-space: nowrap;
        cursor: pointer;
      }

      label:hover { color: var(--ink-1); }

      label:has(:checked) {
        color: var(--ink-1);
        background: var(--surface-2);
        box-shadow: 0 0 0 1px var(--line);
      }

      label:has(:focus-visible) { outline: 2px solid var(--focus); outline-offset: 1px; }

      @media (forced-colors: active) {
        label:has(:checked) { outline: 2px solid Highlight; }
      }
    `,
  ];
  declare options: readonly Option[];
  declare value: string;
  declare label: string;

  constructor() {
    super();
    this.options = [];
    this.value = '';
    this.label = '';
  }

  override render() {
    return html`<fieldset>
      <legend class="unseen">${this.label}</legend>
      ${this.options.map(
        (option) => html`<label>
          <input
            class="unseen"
            type="radio"
            name="choice"
            .value=${option.value}
            .checked=${option.value === this.value}
            @change=${() => this.#choose(option.value)}
          />
          ${option.icon ? html`<st-icon name=${option.icon}></st-icon>` : ''}${option.label}
        </label>`,
      )}
    </fieldset>`;
  }

  #choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent('change', { detail: value }));
  }
}
