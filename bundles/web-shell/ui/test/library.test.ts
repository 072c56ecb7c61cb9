import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arranged, csv, digits, initials, relative, spoken, view } from '../src/library/index.ts';
import type { Column } from '../src/library/index.ts';

interface Row {
  readonly name: string;
  readonly rating: number | undefined;
}
const columns: readonly Column<Row>[] = [
  { key: 'name', label: 'Name', value: (row) => row.name },
  { key: 'rating', label: 'Rating', value: (row) => row.rating },
];
const rows: readonly Row[] = [
  { name: 'Ada 10', rating: 9 },
  { name: 'ada 9', rating: 100 },
  { name: 'Émilie', rating: undefined },
];

describe('a table', () => {
  it('sorts numbers as numbers, names as people do, and what is missing last', () => {
    const names = (key: string, descending: boolean) =>
      arranged(rows, columns, '', { key, descending }).map((row) => row.name);
    expect(names('name', false)).toEqual(['ada 9', 'Ada 10', 'Émilie']);
    expect(names('rating', false)).toEqual(['Ada 10', 'ada 9', 'Émilie']);
  });

  it('filters by every word', () => {
    expect(arranged(rows, columns, '100 ADA', undefined)).toHaveLength(1);
  });

  it('exports what a spreadsheet cannot take for a formula', () => {
    expect(csv([{ name: '=1+1, "x"', rating: -5 }], columns)).toBe('Name,Rating\r\n"\'=1+1, ""x""",-5\r\n');
  });
});

describe('a clock', () => {
  it('shows minutes, hours, and tenths at the end', () => {
    expect([272_000, 19_940, 0, -5, 3_725_000, 20_000].map(digits)).toEqual([
      '4:32',
      '0:19.9',
      '0:00.0',
      '0:00.0',
      '1:02:05',
      '0:20',
    ]);
  });

  it('reads itself aloud', () => {
    expect([61_000, 2000, 0].map(spoken)).toEqual(['1 minute 1 second', '2 seconds', 'no time']);
  });
});

describe('names and moments', () => {
  it('are short', () => {
    expect(['Ada Byron', 'Hypatia', '  ', '賈憲', 'Émilie du Châtelet'].map(initials)).toEqual([
      'AB',
      'H',
      '?',
      '賈',
      'ÉC',
    ]);
    expect(relative(0, 180_000, 'en')).toBe('3 minutes ago');
    expect(relative(0, 4000, 'en')).toBe('now');
  });
});

describe('a view', () => {
  it('draws many requests once and leaves nothing behind', async () => {
    const host = document.createElement('div');
    let drawn = 0;
    const page = view(host, () => `text ${++drawn}`);
    page.draw();
    page.draw();
    await Promise.resolve();
    expect(host.textContent).toBe('text 2');

    page.dispose();
    page.draw();
    await Promise.resolve();
    expect(host.textContent).toBe('');
  });
});

describe('the sources', () => {
  it('contain no inline style, which the content policy refuses, and no colour but a token', () => {
    const folder = `${import.meta.dirname}/../src`;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const bad = files.filter((file) =>
      /style=["$]|#[0-9a-f]{6}\b|rgba?\(/i.test(readFileSync(`${folder}/${file}`, 'utf8')),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(bad).toEqual([]);
  });
});
