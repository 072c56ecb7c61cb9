import { describe, expect, it } from 'vitest';
import { best, match } from '../src/shell/router.ts';
import { strokeOf } from '../src/shell/commands.ts';
import { connectionWords } from '../src/shell/topbar.ts';
import { fit } from '../src/shell/palette.ts';
import { alternatives } from '../src/shell/session.ts';
import { holds, sections } from '../src/shell/sections.ts';
import { placeOf } from '../src/shell/place.ts';
import { Registry } from '../src/shell/registry.ts';
import type { PanelEntry } from '../src/shell/registry.ts';

const entry = (id: string, route: string, section?: string): PanelEntry => ({
  id,
  slot: 'page/v1',
  route,
  title: id,
  moduleUrl: `/${id}.js`,
  nav: section ? { section, order: 1 } : null,
  plugin: 'p',
  version: '1',
});

describe('the router', () => {
  it('reads the names of a route, decoded, and nothing else', () => {
    expect(match('/debates/:id', '/debates/d%201')).toEqual({ id: 'd 1' });
    expect(match('/debates/:id', '/debates')).toBeUndefined();
    expect(match('/debates/:id', '/debates/%E0%A4%A')).toEqual({ id: '%E0%A4%A' });
  });

  it('prefers a plain route to one with names', () => {
    const routes = [entry('one', '/debates/:id'), entry('new', '/debates/new')];
    expect(best(routes, '/debates/new')?.entry.id).toBe('new');
  });
});

describe('places', () => {
  const registry = new Registry();

  it('wait for the list, then are found, missing, or closed to this person', () => {
    expect(placeOf('/debates', registry).kind).toBe('loading');
    registry.accept({ panels: [entry('lobby', '/debates', 'Debates')] });

    expect(placeOf('/debates', registry).kind).toBe('panel');
    expect(placeOf('/nowhere', registry).kind).toBe('missing');
    expect(placeOf('/admin/plugins', registry).kind).toBe('forbidden');
    expect(placeOf('/', registry).kind).toBe('home');
  });

  it('tell about a change only when something changed, and ignore nonsense', () => {
    let changes = 0;
    registry.addEventListener('change', () => changes++);
    registry.accept({ panels: [entry('lobby', '/debates', 'Debates')] });
    registry.accept('nonsense');
    registry.accept({ panels: [] });

    expect(changes).toBe(1);
  });
});

describe('the rail', () => {
  it('orders the sections of the product, others before Admin, and leaves out routes with names', () => {
    const list = sections([
      entry('health', '/admin/health', 'Admin'),
      entry('maps', '/maps', 'Maps'),
      entry('people', '/people', 'People'),
      entry('lobby', '/debates', 'Debates'),
      entry('arena', '/debates/:id', 'Debates'),
    ]);

    expect(list.map((section) => section.name)).toEqual(['Debates', 'People', 'Maps', 'Admin']);
    expect(list[0]?.places).toHaveLength(1);
    expect(holds(list[0] as never, '/debates/d1')).toBe(true);
  });
});

describe('keys', () => {
  const press = (init: KeyboardEventInit) => strokeOf(new KeyboardEvent('keydown', init));

  it('are named as people write them', () => {
    expect(press({ key: 'k', ctrlKey: true })).toBe('Mod+k');
    expect(press({ key: '?', shiftKey: true })).toBe('?');
    expect(press({ key: 'Enter', ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Enter');
    expect(press({ key: 'Shift', shiftKey: true })).toBe('');
  });
});

describe('the palette', () => {
  it('finds words in any order and likes starts of words', () => {
    const command = { title: 'Start debate', group: 'Debates' };
    expect(fit('debate start', command)).toBeGreaterThan(fit('art bate', command) ?? 0);
    expect(fit('resign', command)).toBeUndefined();
  });
});

describe('the connection', () => {
  it('speaks', () => {
    expect(connectionWords('live', 12)).toBe('live, 12 ms');
    expect(connectionWords('catching-up', 12)).toBe('catching up');
    expect(connectionWords('offline', undefined)).toBe('offline: your text is kept');
  });
});

describe('a guest whose name is taken', () => {
  it('is offered the same name with a number, within the length of names', () => {
    expect(alternatives('Wren')[0]).toBe('Wren 2');
    expect(alternatives('x'.repeat(32)).every((name) => name.length <= 32)).toBe(true);
  });
});
