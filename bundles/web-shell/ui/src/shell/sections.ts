import type { PanelEntry } from './registry.ts';

/** An entry of the rail: a section with the panels that bundles put into it. */
export interface Section {
  readonly name: string;
  readonly icon: string;
  readonly path: string;
  readonly places: readonly { readonly title: string; readonly path: string; readonly icon: string }[];
}

const ORDER = ['Debates', 'Code', 'Algorithms', 'Devices', 'People', 'Admin'];
const ICONS: Readonly<Record<string, string>> = {
  Debates: 'messages-square',
  Code: 'code',
  Algorithms: 'binary',
  Devices: 'cpu',
  People: 'users',
  Admin: 'settings',
};

/** The sections that have a place to go to; those the product names come first, in its order, Admin last. */
export function sections(entries: readonly PanelEntry[]): readonly Section[] {
  const grouped = new Map<string, PanelEntry[]>();
  for (const entry of entries) {
    if (!entry.nav || !entry.route || entry.route.includes(':')) continue;
    grouped.set(entry.nav.section, [...(grouped.get(entry.nav.section) ?? []), entry]);
  }
  return [...grouped].map(([name, members]) => section(name, members)).sort((a, b) => rank(a.name) - rank(b.name));
}

function section(name: string, members: readonly PanelEntry[]): Section {
  const icon = ICONS[name] ?? members[0]?.nav?.icon ?? 'puzzle';
  const places = members.map((entry) => ({
    title: entry.title,
    path: entry.route ?? '/',
    icon: entry.nav?.icon ?? icon,
  }));
  return { name, icon, path: places[0]?.path ?? '/', places };
}

function rank(name: string): number {
  const at = ORDER.indexOf(name);
  return at < 0 ? ORDER.length - 1.5 : at;
}

/** Whether the section holds this path: `/debates/d1` lies in Debates. */
export function holds(section: Section, path: string): boolean {
  return section.places.some((place) => path === place.path || path.startsWith(`${place.path}/`));
}
