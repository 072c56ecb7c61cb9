import type { PanelEntry, Registry } from './registry.ts';
import { best } from './router.ts';

/** What the main area shows. */
export type Place =
  | { readonly kind: 'home' | 'sign-in' | 'welcome' | 'catalogue' | 'missing' | 'forbidden' | 'loading' }
  | { readonly kind: 'panel'; readonly entry: PanelEntry; readonly params: Readonly<Record<string, string>> };

/** Where a bundle shows people their own account. */
export const ACCOUNT = '/account';

const OWN: Readonly<Record<string, Place>> = {
  '/': { kind: 'home' },
  '/sign-in': { kind: 'sign-in' },
  '/welcome': { kind: 'welcome' },
  '/ui': { kind: 'catalogue' },
};

/** Where a path leads. Pages below `/admin` that are not listed for this person exist, but not for them. */
export function placeOf(path: string, registry: Registry): Place {
  const own = OWN[path];
  if (own) return own;
  if (!registry.loaded) return { kind: 'loading' };
  const found = best(registry.inSlot('page/v1'), path);
  if (found) return { kind: 'panel', entry: found.entry, params: { ...query(), ...found.params } };
  return { kind: /^\/admin(\/|$)/.test(path) ? 'forbidden' : 'missing' };
}

export function hasAccountPage(registry: Registry): boolean {
  return best(registry.inSlot('page/v1'), ACCOUNT) !== undefined;
}

function query(): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** Two places that the same mounted panel can stay for. */
export function same(a: Place, b: Place): boolean {
  if (a.kind !== 'panel' || b.kind !== 'panel') return a.kind === b.kind;
  return a.entry.id === b.entry.id && JSON.stringify(a.params) === JSON.stringify(b.params);
}
