import { beforeEach, describe, expect, it, vi } from 'vitest';
import { disposable } from '@stoa/panel-api';
import type { Panel, PanelContext } from '@stoa/panel-api';
import { countListeners } from '@stoa/panel-api/testing';
import type { PanelEntry } from '../src/shell/registry.ts';

const modules = new Map<string, Panel>();
vi.mock('../src/shell/registry.ts', async (original) => ({
  ...(await original<object>()),
  loadPanel: async (entry: PanelEntry) => {
    const panel = modules.get(entry.moduleUrl);
    if (!panel) throw new Error(`no module ${entry.moduleUrl}`);
    return panel;
  },
}));
const { Mount } = await import('../src/shell/mount.ts');

const entry = (version: number): PanelEntry => ({
  id: 'example.note',
  slot: 'page/v1',
  title: 'Note',
  moduleUrl: `/note.${version}.js`,
  plugin: 'example',
  version: String(version),
});

/** A text box that hands its text to the next version. */
const note = (version: number): Panel => ({
  id: 'example.note',
  slot: 'page/v1',
  title: 'Note',
  mount(host: HTMLElement, context: PanelContext) {
    const box = Object.assign(document.createElement('textarea'), { id: 'text', value: String(context.state ?? '') });
    host.append(`v${version}`, box);
    return { dispose: () => box.value };
  },
});

const released = vi.fn();
const contexts = (_: Panel, __: PanelEntry, state: unknown) => ({
  context: { state } as PanelContext,
  release: disposable(released),
});
const textOf = (host: HTMLElement) => host.shadowRoot?.textContent;
const box = (host: HTMLElement) => host.shadowRoot?.querySelector('textarea') as HTMLTextAreaElement;

beforeEach(() => {
  released.mockClear();
  for (let version = 1; version <= 120; version++) modules.set(`/note.${version}.js`, note(version));
  vi.stubGlobal('reportError', () => {});
});

describe('a mounted panel', () => {
  it('is swapped in place and keeps what was typed', async () => {
    const mount = new Mount(document.body.appendChild(document.createElement('div')), contexts);
    await mount.show(entry(1));
    box(mount.host).value = 'half a thought';

    await mount.show(entry(2));

    expect(textOf(mount.host)).toContain('v2');
    expect(box(mount.host).value).toBe('half a thought');
    expect(released).toHaveBeenCalledOnce();
    mount.dispose();
  });

  it('stays when its next version does not load', async () => {
    const mount = new Mount(document.createElement('div'), contexts);
    await mount.show(entry(1));

    await mount.show(entry(999));

    expect(textOf(mount.host)).toContain('v1');
    mount.dispose();
  });

  it('gets its state back when its plugin returns', async () => {
    const mount = new Mount(document.createElement('div'), contexts);
    await mount.show(entry(1));
    box(mount.host).value = 'kept';
    mount.withdraw();
    expect(textOf(mount.host)).not.toContain('v1');

    await mount.show(entry(2));

    expect(box(mount.host).value).toBe('kept');
    mount.dispose();
  });

  it('is not swapped while somebody composes a character', async () => {
    const mount = new Mount(document.createElement('div'), contexts);
    await mount.show(entry(1));
    mount.host.dispatchEvent(new Event('compositionstart'));
    const swapped = mount.show(entry(2));
    await Promise.resolve();
    expect(textOf(mount.host)).toContain('v1');

    mount.host.dispatchEvent(new Event('compositionend'));
    await swapped;

    expect(textOf(mount.host)).toContain('v2');
    mount.dispose();
  });

  it('leaves no listener behind after a hundred swaps', async () => {
    const listeners = countListeners();
    const mount = new Mount(document.createElement('div'), contexts);
    for (let version = 1; version <= 100; version++) await mount.show(entry(version));

    mount.dispose();

    expect(listeners.alive()).toBe(0);
    expect(released).toHaveBeenCalledTimes(100);
    expect(mount.host.shadowRoot?.childNodes).toHaveLength(0);
    listeners.stop();
  });
});
