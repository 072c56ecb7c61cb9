import { base } from '@stoa/ui';
import { render, html } from 'lit';
import type { Disposable, Mounted, Panel, PanelContext } from '@stoa/panel-api';
import { loadPanel } from './registry.ts';
import type { PanelEntry } from './registry.ts';

/** Makes the context of one mounted panel and the disposable that releases all it hands out. */
export type Contexts = (
  panel: Panel,
  entry: PanelEntry,
  state: unknown,
) => { context: PanelContext; release: Disposable };

/** States of panels whose plugin went away; they get them back when it returns. */
const kept = new Map<string, unknown>();

/** One panel on the page. `show` mounts it, and swaps it in place when the entry's module is another one. */
export class Mount implements Disposable {
  readonly host: HTMLElement;
  readonly #contexts: Contexts;
  #entry: PanelEntry | undefined;
  #mounted: Mounted | undefined;
  #release: Disposable | undefined;
  #wanted = '';
  #busy = new Busy();

  constructor(host: HTMLElement, contexts: Contexts) {
    this.host = host;
    this.#contexts = contexts;
    if (!host.shadowRoot) host.attachShadow({ mode: 'open' });
    this.#busy.watch(host);
  }

  get entry(): PanelEntry | undefined {
    return this.#entry;
  }

  async show(entry: PanelEntry): Promise<void> {
    if (this.#wanted === entry.moduleUrl) return;
    this.#wanted = entry.moduleUrl;
    const waiting = this.#mounted ? undefined : setTimeout(() => this.#notice(skeleton), 150);
    try {
      const panel = await loadPanel(entry);
      await this.#busy.free();
      if (this.#wanted === entry.moduleUrl) this.#replace(panel, entry);
    } catch (error) {
      this.#failed(entry, error);
    } finally {
      clearTimeout(waiting);
    }
  }

  /** The plugin is gone: keeps what was typed and says so. */
  withdraw(): void {
    if (!this.#entry) return;
    this.#wanted = '';
    const { id, title } = this.#entry;
    kept.set(id, this.#take());
    this.#notice(
      html`<st-empty icon="unplug" heading="${title} is away for a moment" text="It is being updated or was stopped. What you wrote here is kept."></st-empty>`,
    );
  }

  dispose(): void {
    this.#wanted = 'nothing';
    this.#take();
    this.#busy.dispose();
    this.host.shadowRoot?.replaceChildren();
  }

  #replace(panel: Panel, entry: PanelEntry): void {
    const focus = rememberFocus(this.host);
    const state = this.#mounted ? this.#take() : kept.get(entry.id);
    kept.delete(entry.id);
    const root = this.host.shadowRoot as ShadowRoot;
    const box = document.createElement('div');
    box.className = 'panel';
    root.adoptedStyleSheets = [base.styleSheet as CSSStyleSheet, ...sheets(panel)];
    root.replaceChildren(box);
    const { context, release } = this.#contexts(panel, entry, state);
    this.#release = release;
    this.#entry = entry;
    this.#mounted = panel.mount(box, context);
    focus();
    this.host.dispatchEvent(new CustomEvent('mounted', { detail: entry, bubbles: true, composed: true }));
  }

  #take(): unknown {
    const mounted = this.#mounted;
    this.#mounted = undefined;
    try {
      return mounted?.dispose();
    } catch (error) {
      reportError(error);
      return undefined;
    } finally {
      this.#release?.dispose();
      this.#release = undefined;
    }
  }

  /** A version that does not load leaves the running one where it is. */
  #failed(entry: PanelEntry, error: unknown): void {
    reportError(error);
    if (this.#mounted) return;
    this.#release?.dispose();
    const problem = {
      message: `The panel “${entry.title}” could not start.`,
      next: 'Reload the page; if it stays, tell an administrator.',
      code: entry.id,
    };
    this.#notice(
      html`<div class="page narrow"><st-trouble .problem=${problem} lost="Nothing you did before is lost."></st-trouble></div>`,
    );
  }

  #notice(content: unknown): void {
    const root = this.host.shadowRoot as ShadowRoot;
    const box = document.createElement('div');
    root.adoptedStyleSheets = [base.styleSheet as CSSStyleSheet];
    root.replaceChildren(box);
    render(content, box);
  }
}

const skeleton = html`<div class="page stack" aria-busy="true" aria-label="Loading">
  <div class="skeleton line short"></div>
  <div class="skeleton tall"></div>
  <div class="skeleton line"></div>
  <div class="skeleton line"></div>
</div>`;

function sheets(panel: Panel): CSSStyleSheet[] {
  if (!panel.styles) return [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panel.styles);
  return [sheet];
}

/** A swap waits while somebody composes a character or drags. */
class Busy implements Disposable {
  #hosts: HTMLElement | undefined;
  #busy = false;
  #waiting: (() => void)[] = [];
  readonly #begin = () => void (this.#busy = true);
  readonly #end = () => {
    this.#busy = false;
    this.#waiting.splice(0).forEach((go) => go());
  };

  watch(host: HTMLElement): void {
    this.#hosts = host;
    for (const type of ['compositionstart', 'pointerdown', 'dragstart']) host.addEventListener(type, this.#begin);
    host.addEventListener('compositionend', this.#end);
    for (const type of ['pointerup', 'pointercancel', 'dragend']) window.addEventListener(type, this.#end);
  }

  free(): Promise<void> {
    return this.#busy ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }

  dispose(): void {
    this.#end();
    for (const type of ['compositionstart', 'pointerdown', 'dragstart'])
      this.#hosts?.removeEventListener(type, this.#begin);
    this.#hosts?.removeEventListener('compositionend', this.#end);
    for (const type of ['pointerup', 'pointercancel', 'dragend']) window.removeEventListener(type, this.#end);
  }
}

/** Remembers the focused control by id or name, with its selection, and finds it again in the new version. */
function rememberFocus(host: HTMLElement): () => void {
  const active = host.shadowRoot?.activeElement;
  const name = active?.id
    ? `#${CSS.escape(active.id)}`
    : active?.getAttribute('name')
      ? `[name="${CSS.escape(active.getAttribute('name') ?? '')}"]`
      : '';
  if (!name) return () => {};
  const range =
    active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement
      ? [active.selectionStart, active.selectionEnd]
      : [];
  const restore = () => {
    const again = host.shadowRoot?.querySelector<HTMLElement>(name);
    again?.focus({ preventScroll: true });
    const [start, end] = range;
    if (again instanceof HTMLTextAreaElement && typeof start === 'number') again.setSelectionRange(start, end ?? start);
  };
  return () => queueMicrotask(restore);
}
