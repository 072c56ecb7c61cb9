import { css, html, LitElement, nothing } from 'lit';
import { base } from './css.ts';
import { arranged, csv } from './table-rows.ts';
import type { Column, Order } from './table-rows.ts';

/**
 * A table one can sort, filter, page, select and export. Rows are plain data; `columns` say how to read and draw them.
 * Fires `choose` (a row, by click or Enter) when `choosable`, `select` (chosen keys) when `selectable`.
 */
export class Table extends LitElement {
  static override properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    rowKey: { attribute: false },
    caption: {},
    filterable: { type: Boolean },
    choosable: { type: Boolean },
    selectable: { type: Boolean },
    exportable: { type: Boolean },
    pageSize: { type: Number, attribute: 'page-size' },
    order: { attribute: false },
    selected: { attribute: false },
    filter: { state: true },
    page: { state: true },
  };
  static override styles = [
    base,
    css`
      .frame {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow-x: auto;
        background: var(--surface-2);
      }

      table { width: 100%; border-collapse: collapse; font-size: var(--text-m); }

      th, td {
        padding: 9px var(--space-4);
        border-bottom: 1px solid var(--line);
        text-align: start;
        vertical-align: middle;
      }

      tbody tr:last-child > td { border-bottom: 0; }
      .end { text-align: end; font-variant-numeric: tabular-nums; }
      .pick { width: 1px; padding-inline-end: 0; }
      .narrow { width: 1px; white-space: nowrap; }
      th { padding-block: 6px; color: var(--ink-2); font: 550 var(--text-s) / 1.4 var(--sans); white-space: nowrap; }

      th button {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        min-height: calc(var(--touch) - 8px);
        padding: 0;
        border: 0;
        color: inherit;
        background: none;
        font: inherit;
        cursor: pointer;
      }

      .end button {
        flex-direction: row-reverse;
      }

      th button:hover { color: var(--ink-1); }
      th st-icon { width: 14px; height: 14px; }
      th:not([aria-sort]) st-icon { opacity: 0; }
      th button:hover st-icon, th button:focus-visible st-icon { opacity: 1; }
      tr.choosable { cursor: pointer; }
      tr.choosable:hover > td, tr[aria-selected='true'] > td { background: var(--surface-3); }
      tr:focus-visible { outline-offset: -2px; }
      .bar { margin-bottom: var(--space-3); }
      .bar .input { max-width: 320px; min-width: 0; }
      .foot { margin-top: var(--space-2); color: var(--ink-2); font-size: var(--text-s); }

      @media (max-width: 720px) {
        .minor { display: none; }
        .bar { flex-wrap: nowrap; }
        .bar .grow { flex-grow: 0; }
        th, td { padding-inline: var(--space-3); }
      }
    `,
  ];
  declare columns: readonly Column<any>[];
  declare rows: readonly unknown[];
  declare rowKey: (row: any) => string;
  declare caption: string;
  declare filterable: boolean;
  declare choosable: boolean;
  declare selectable: boolean;
  declare exportable: boolean;
  declare pageSize: number;
  declare order: Order | undefined;
  declare selected: ReadonlySet<string>;
  declare filter: string;
  declare page: number;

  constructor() {
    super();
    this.columns = [];
    this.rows = [];
    this.rowKey = (row) => String(row);
    this.caption = '';
    this.filterable = this.choosable = this.selectable = this.exportable = false;
    this.pageSize = 50;
    this.selected = new Set();
    this.filter = '';
    this.page = 0;
  }

  /** Cells are drawn by the panel, so the panel's own styles hold in them. */
  override firstUpdated(): void {
    const around = this.getRootNode();
    if (!(around instanceof ShadowRoot) || !this.shadowRoot) return;
    const own = this.shadowRoot.adoptedStyleSheets;
    this.shadowRoot.adoptedStyleSheets = [...own, ...around.adoptedStyleSheets.filter((sheet) => !own.includes(sheet))];
  }

  override render() {
    const rows = arranged(this.rows, this.columns, this.filter, this.order);
    const pages = Math.max(1, Math.ceil(rows.length / this.pageSize));
    const page = Math.min(this.page, pages - 1);
    const shown = rows.slice(page * this.pageSize, (page + 1) * this.pageSize);
    return html`${this.#bar(rows)}
      <div class="frame" role="region" tabindex="0" aria-label=${this.caption}>
        <table>
          <caption class="unseen">${this.caption}</caption>
          <thead><tr>${this.selectable ? this.#pickAll(rows) : nothing}${this.columns.map((column) => this.#head(column))}</tr></thead>
          <tbody @keydown=${this.#move}>${shown.map((row) => this.#row(row))}</tbody>
        </table>
        ${rows.length === 0 ? this.#none() : nothing}
      </div>
      ${pages > 1 ? this.#pager(page, pages, rows.length) : nothing}`;
  }

  #bar(rows: readonly unknown[]) {
    if (!this.filterable && !this.exportable) return nothing;
    return html`<div class="bar row">
      ${
        this.filterable
          ? html`<input class="input" type="search" placeholder="Filter" aria-label="Filter ${this.caption}" @input=${this.#filter} />`
          : nothing
      }
      <span class="grow"></span><slot name="actions"></slot>
      ${
        this.exportable
          ? html`<button type="button" class="button plain small" @click=${() => this.#export(rows)}>
            <st-icon name="download"></st-icon>Export CSV
          </button>`
          : nothing
      }
    </div>`;
  }

  #head(column: Column) {
    const sorted = this.order?.key === column.key ? this.order : undefined;
    const direction = sorted ? (sorted.descending ? 'descending' : 'ascending') : nothing;
    const look = classes(column);
    const name = column.unseen ? html`<span class="unseen">${column.label}</span>` : column.label;
    if (column.sortable === false) return html`<th scope="col" class=${look}>${name}</th>`;
    return html`<th scope="col" class=${look} aria-sort=${direction}>
      <button type="button" @click=${() => this.#sort(column.key)}>
        ${column.label}<st-icon name=${sorted?.descending ? 'arrow-down' : 'arrow-up'}></st-icon>
      </button>
    </th>`;
  }

  #pickAll(rows: readonly unknown[]) {
    const all = rows.length > 0 && rows.every((row) => this.selected.has(this.rowKey(row)));
    const toggle = () => this.#select(all ? [] : rows.map((row) => this.rowKey(row)));
    return html`<th class="pick">
      <input type="checkbox" aria-label="Select all" .checked=${all} @change=${toggle} />
    </th>`;
  }

  #row(row: unknown) {
    const key = this.rowKey(row);
    const picked = this.selected.has(key);
    return html`<tr
      class=${this.choosable ? 'choosable' : ''}
      tabindex=${this.choosable ? 0 : nothing}
      aria-selected=${this.selectable ? String(picked) : nothing}
      @click=${(event: Event) => this.#chosen(event, row)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#chosen(event, row)}
    >
      ${
        this.selectable
          ? html`<td class="pick">
            <input type="checkbox" aria-label="Select ${key}" .checked=${picked} @change=${() => this.#toggle(key)} />
          </td>`
          : nothing
      }${this.columns.map(
        (column) => html`<td class=${classes(column)}>${column.cell ? column.cell(row) : column.value(row)}</td>`,
      )}
    </tr>`;
  }

  #none() {
    return this.filter
      ? html`<st-empty icon="search" heading="Nothing matches “${this.filter}”"></st-empty>`
      : html`<slot name="empty"></slot>`;
  }

  #pager(page: number, pages: number, total: number) {
    const from = page * this.pageSize;
    return html`<nav class="foot row between" aria-label="Pages of ${this.caption}">
      <span class="number">${from + 1}–${Math.min(total, from + this.pageSize)} of ${total}</span>
      <span class="row tight">
        <button type="button" class="button small" ?disabled=${page === 0} @click=${() => (this.page = page - 1)}>Previous</button>
        <button type="button" class="button small" ?disabled=${page === pages - 1} @click=${() => (this.page = page + 1)}>Next</button>
      </span>
    </nav>`;
  }

  #filter(event: Event): void {
    this.filter = (event.target as HTMLInputElement).value;
    this.page = 0;
  }

  #sort(key: string): void {
    this.order = { key, descending: this.order?.key === key && !this.order.descending };
  }

  #chosen(event: Event, row: unknown): void {
    const within = event.composedPath()[0] as HTMLElement;
    if (!this.choosable || within.closest('a, button, input, select, label')) return;
    this.dispatchEvent(new CustomEvent('choose', { detail: row }));
  }

  #toggle(key: string): void {
    const next = new Set(this.selected);
    if (!next.delete(key)) next.add(key);
    this.#select([...next]);
  }

  #select(keys: readonly string[]): void {
    this.selected = new Set(keys);
    this.dispatchEvent(new CustomEvent('select', { detail: this.selected }));
  }

  #move(event: KeyboardEvent): void {
    const row = (event.target as HTMLElement).closest('tr');
    const step = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
    if (!this.choosable || !step) return;
    event.preventDefault();
    (step as HTMLElement).focus();
  }

  #export(rows: readonly unknown[]): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv(rows, this.columns)], { type: 'text/csv' }));
    link.download = `${this.caption || 'table'}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}

function classes(column: Column): string {
  return [column.align === 'end' ? 'end' : '', column.minor ? 'minor' : '', column.narrow ? 'narrow' : '']
    .filter(Boolean)
    .join(' ');
}
