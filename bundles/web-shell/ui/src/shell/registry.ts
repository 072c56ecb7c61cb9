import type { Panel } from '@stoa/panel-api';
import { request } from './http.ts';

/** A panel as the server lists it. */
export interface PanelEntry {
  readonly id: string;
  readonly slot: string;
  readonly route?: string | null;
  readonly title: string;
  readonly moduleUrl: string;
  readonly integrity?: string | null;
  readonly nav?: { readonly section: string; readonly icon?: string; readonly order?: number } | null;
  readonly plugin: string;
  readonly version: string;
}

interface Listing {
  readonly panels: readonly PanelEntry[];
}

/** Which panels there are now. Fires `change` when one came, went or has a new version. */
export class Registry extends EventTarget {
  #entries: readonly PanelEntry[] = [];
  #loaded = false;

  /** False until the server has answered once. */
  get loaded(): boolean {
    return this.#loaded;
  }

  async load(): Promise<void> {
    this.accept(await request<Listing>('GET', '/panels'));
  }

  /** Takes a listing, as answered or as published on `platform:panels`. */
  accept(listing: unknown): void {
    const panels = (listing as Partial<Listing> | undefined)?.panels;
    if (!Array.isArray(panels)) return;
    const changed = !this.#loaded || JSON.stringify(panels) !== JSON.stringify(this.#entries);
    this.#entries = panels as readonly PanelEntry[];
    this.#loaded = true;
    if (changed) this.dispatchEvent(new Event('change'));
  }

  /** Panels of a slot by their order, then by title. */
  inSlot(slot: string): readonly PanelEntry[] {
    const order = (entry: PanelEntry) => entry.nav?.order ?? 100;
    const mine = this.#entries.filter((entry) => entry.slot === slot);
    return mine.sort((a, b) => order(a) - order(b) || a.title.localeCompare(b.title));
  }

  byId(id: string): PanelEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }
}

/** Imports a panel's module; the browser refuses it if it is not what the server announced. */
export async function loadPanel(entry: PanelEntry): Promise<Panel> {
  if (entry.integrity) preload(entry.moduleUrl, entry.integrity);
  const module = (await import(entry.moduleUrl)) as { default?: Panel };
  const panel = module.default;
  if (typeof panel?.mount !== 'function') {
    throw new Error(`Panel '${entry.id}' has no default export with a mount function. Check ${entry.moduleUrl}.`);
  }
  return panel;
}

function preload(href: string, integrity: string): void {
  const known = [...document.head.querySelectorAll('link[rel=modulepreload]')].some(
    (link) => link.getAttribute('href') === href,
  );
  if (known) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity }));
}
