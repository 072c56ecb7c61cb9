import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Mode = 'light' | 'dark';
type Colour = readonly [l: number, c: number, h: number];

const text = readFileSync(`${import.meta.dirname}/../src/tokens/tokens.css`, 'utf8');
const [plain, more] = [text.slice(0, text.indexOf('[data-contrast')), text.slice(text.indexOf('[data-contrast'))];

function tokens(source: string): Map<string, Record<Mode, Colour>> {
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
  const pattern = new RegExp(String.raw`--([\w-]+): light-dark\(${colour}, ${colour}\)`, 'g');
  return new Map(
    [...source.matchAll(pattern)].map(([, name, ...n]) => {
      const v = n.map(Number) as [number, number, number, number, number, number];
      return [name as string, { light: [v[0], v[1], v[2]], dark: [v[3], v[4], v[5]] }];
    }),
  );
}

/** Relative luminance of an OKLCH colour, clipped to what a screen shows. */
function luminance([l, c, h]: Colour): number {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(a: Colour, b: Colour): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const base = tokens(plain);
const high = new Map([...base, ...tokens(more)]);
const surfaces = ['surface-1', 'surface-2', 'surface-3'];
const inks = ['ink-1', 'ink-2', 'ink-3'];
const roles = ['accent', 'good', 'warn', 'bad', 'live', 'seat-a', 'seat-b'];
const soft = ['accent', 'good', 'warn', 'bad', 'seat-a', 'seat-b'].map((role) => [role, `${role}-soft`] as const);
const readable = [
  ...inks.flatMap((ink) => surfaces.map((surface) => [ink, surface] as const)),
  ...roles.flatMap((role) => ['surface-1', 'surface-2'].map((surface) => [role, surface] as const)),
  ...soft,
  ['accent-ink', 'accent'] as const,
  ['accent-ink', 'accent-strong'] as const,
  ['live', 'accent-soft'] as const,
];
const edges = [
  ...['line-strong', 'focus'].flatMap((edge) => surfaces.map((surface) => [edge, surface] as const)),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`data-${n}`, 'surface-2'] as const),
];

describe.each(['light', 'dark'] as const)('by %s', (mode) => {
  const measure = (from: typeof base, [a, b]: readonly [string, string]) => {
    const [x, y] = [from.get(a)?.[mode], from.get(b)?.[mode]];
    if (!x || !y) throw new Error(`Token ${a} or ${b} is not there.`);
    return ratio(x, y);
  };

  it.each(readable)('text in %s on %s has at least 4.5 to 1', (ink, surface) => {
    expect(measure(base, [ink, surface])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)('an edge in %s on %s has at least 3 to 1', (edge, surface) => {
    expect(measure(base, [edge, surface])).toBeGreaterThanOrEqual(3);
  });

  it.each(inks.flatMap((ink) => surfaces.map((surface) => [ink, surface] as const)))(
    'high contrast gives %s on %s at least 7 to 1',
    (ink, surface) => expect(measure(high, [ink, surface])).toBeGreaterThanOrEqual(7),
  );
});

it('measures black on white as 21 to 1', () => {
  expect(ratio([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
});
