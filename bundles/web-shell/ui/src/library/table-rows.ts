/** A column: `value` sorts, filters and exports; `cell` draws (the value's text if left out). */
export interface Column<R = unknown> {
  readonly key: string;
  readonly label: string;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** The heading is read aloud but not shown, for a column of buttons. */
  readonly unseen?: boolean;
  /** Left out on narrow screens. */
  readonly minor?: boolean;
  /** As narrow as its content, for ranks and buttons. */
  readonly narrow?: boolean;
  value(row: R): string | number | undefined;
  cell?(row: R): unknown;
}

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

/** Rows whose values contain every word of the filter, in the chosen order; equal rows keep their place. */
export function arranged<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  filter: string,
  order: Order | undefined,
): readonly R[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = (row: R) =>
    columns
      .map((column) => column.value(row) ?? '')
      .join(' ')
      .toLocaleLowerCase();
  const kept = words.length === 0 ? rows : rows.filter((row) => words.every((word) => text(row).includes(word)));
  const column = columns.find((candidate) => candidate.key === order?.key);
  if (!column || !order) return kept;
  const sign = order.descending ? -1 : 1;
  return [...kept].sort((a, b) => sign * compare(column.value(a), column.value(b)));
}

function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: 'base' });
}

/** The rows as a spreadsheet reads them; cells that a spreadsheet would take for a formula are disarmed. */
export function csv<R>(rows: readonly R[], columns: readonly Column<R>[]): string {
  const cell = (value: string | number | undefined) => {
    const text = typeof value === 'number' ? String(value) : (value ?? '').replace(/^([=+\-@\t\r])/, "'$1");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map((column) => cell(column.label))];
  for (const row of rows) lines.push(columns.map((column) => cell(column.value(row))));
  return lines.map((line) => line.join(',')).join('\r\n') + '\r\n';
}
