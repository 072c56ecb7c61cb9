import { disposable } from '@stoa/panel-api';
import type { Disposable } from '@stoa/panel-api';
import { Mount } from './mount.ts';
import type { Contexts } from './mount.ts';
import type { Registry } from './registry.ts';

/** Keeps an element filled with the panels of a slot while plugins come, change and go. */
export function fillSlot(registry: Registry, slot: string, host: HTMLElement, contexts: Contexts): Disposable {
  const mounts = new Map<string, Mount>();
  const update = () => {
    const entries = registry.inSlot(slot);
    for (const [id, mount] of mounts) {
      if (!entries.some((entry) => entry.id === id)) {
        mount.dispose();
        mount.host.remove();
        mounts.delete(id);
      }
    }
    for (const entry of entries) {
      const mount = mounts.get(entry.id) ?? new Mount(document.createElement('div'), contexts);
      mounts.set(entry.id, mount);
      if (!mount.host.isConnected) host.append(mount.host);
      void mount.show(entry);
    }
    host.toggleAttribute('data-filled', entries.length > 0);
  };
  update();
  registry.addEventListener('change', update);
  return disposable(() => {
    registry.removeEventListener('change', update);
    for (const mount of mounts.values()) mount.dispose();
    host.replaceChildren();
  });
}
