import { html, LitElement, nothing } from 'lit';
import { base, sheet, Toasts } from '@stoa/ui';

import type { Disposable, Member, User } from '@stoa/panel-api';
import appText from './app.css';
import type { Bell } from './bell.ts';
import { contextOf } from './context.ts';
import type { Page } from './context.ts';
import { shellCommands } from './keys.ts';
import { Mount } from './mount.ts';
import type { Palette } from './palette.ts';
import { parts } from './parts.ts';
import { ACCOUNT, hasAccountPage, placeOf, same } from './place.ts';
import type { Place } from './place.ts';
import { bottomBar, rail, subPlaces } from './rail.ts';
import { isRenewed } from './renewal.ts';
import { best, Router } from './router.ts';
import { holds, sections } from './sections.ts';
import { fillSlot } from './slots.ts';
import { theme } from './theme.ts';
import type { Theme } from './theme.ts';
import { topbar } from './topbar.ts';
import { shellPage } from '../pages/pages.ts';

const RELIST_SPREAD = 250;
/** A panel's signal that asks the page to sign out. */
const SIGN_OUT = 'session.end';
/** A panel's signal with a source's notices, for the bell. */
const NOTICES = 'notices';
/** A panel's signal that the page is shown to a hall: the frame goes away until `false` or another place. */
const STAGE = 'stage';

/** The frame around everything: rail, top bar, main area, palette, notices. */
export class App extends LitElement implements Page {
  static override properties = {
    collapsed: { type: Boolean, reflect: true },
    bare: { type: Boolean, reflect: true },
    asking: { state: true },
    renewed: { state: true },
  };
  static override styles = [base, sheet(appText)];
  declare collapsed: boolean;
  /** Without the frame, for a projector. */
  declare bare: boolean;
  declare asking: boolean;
  /** The server has another page than this one. */
  declare renewed: boolean;
  readonly parts = parts();
  readonly live = this.parts.live;
  readonly clock = this.parts.clock;
  readonly commands = this.parts.commands;
  readonly signals = this.parts.signals;
  readonly #router = new Router(() => this.#arrive());
  readonly #outlet = document.createElement('div');
  #mount: Mount | undefined;
  #place: Place = { kind: 'loading' };
  #title = '';
  #here: readonly Member[] = [];
  #fault: unknown;
  #asked: (user: User | undefined) => void = () => {};
  #whose: string | undefined;
  #plugins: Disposable | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  readonly #noticing = document.createElement('div');
  #notices: Disposable | undefined;

  constructor() {
    super();
    this.collapsed = localStorage.getItem('stoa.rail') === 'folded';
    this.bare = false;
    this.asking = false;
    this.renewed = false;
    const { session, registry } = this.parts;
    session.addEventListener('change', () => void this.#person());
    registry.addEventListener('change', () => this.#arrive());
    this.signals.addEventListener(SIGN_OUT, () => void this.signOut());
    this.signals.addEventListener(NOTICES, (event) => this.#noticed((event as CustomEvent).detail));
    this.signals.addEventListener(STAGE, (event) => (this.bare = (event as CustomEvent).detail === true));
    this.live.onChange(() => this.requestUpdate());
    this.live.onEnd(() => setTimeout(() => void this.start(), 1000 + Math.random() * 2000));
    shellCommands(this, () => sections(registry.inSlot('page/v1')));
    void this.start();
  }

  /** Asks who is here and which panels there are; the error page offers it again. */
  async start(): Promise<void> {
    try {
      await this.parts.session.load();
      this.#fault = undefined;
    } catch (error) {
      this.#fault = error;
    }
    this.#arrive();
  }

  user(): User | undefined {
    return this.parts.session.user;
  }

  navigate = (path: string): void => this.#router.go(path);

  named = (text: string): void => {
    this.#title = text;
    document.title = text ? `${text} · Stoa` : 'Stoa';
    this.requestUpdate();
  };

  toast: Page['toast'] = (toast) => this.renderRoot.querySelector<Toasts>('st-toasts')?.show(toast);

  signIn = (): Promise<User | undefined> => {
    if (this.user()) return Promise.resolve(this.user());
    this.asking = true;
    return new Promise((resolve) => (this.#asked = resolve));
  };

  fill(name: string, host: HTMLElement, params: Readonly<Record<string, string>>): Disposable {
    return fillSlot(this.parts.registry, name, host, (panel, entry, state) =>
      contextOf(this, panel, entry, params, state),
    );
  }

  faces(members: readonly Member[]): void {
    this.#here = members;
    this.requestUpdate();
  }

  /** Opens the palette, or the list of keys. */
  palette(keys = false): void {
    void this.renderRoot.querySelector<Palette>('stoa-palette')?.open(this.commands.all(), keys);
  }

  fold(): void {
    this.collapsed = !this.collapsed;
    localStorage.setItem('stoa.rail', this.collapsed ? 'folded' : 'wide');
  }

  look(choice: string): void {
    if (choice === 'contrast') theme.contrast = !theme.contrast;
    else theme.choice = choice as Theme;
    this.requestUpdate();
  }

  async signOut(): Promise<void> {
    await this.parts.session.signOut().catch((error: Error) => this.toast({ text: error.message, kind: 'bad' }));
    this.navigate('/');
  }

  override render() {
    const list = sections(this.parts.registry.inSlot('page/v1'));
    const path = this.#router.path;
    return html`<nav class="skip" aria-label="Shortcuts">
        <button class="button" type="button" @click=${this.#skip}>Skip to the content</button>
      </nav>
      ${rail(list, path, this.collapsed, () => this.fold())}
      ${topbar({
        crumbs: this.#crumbs(list),
        faces: this.#here,
        user: this.user(),
        path,
        account: hasAccountPage(this.parts.registry),
        status: this.live.status,
        latency: this.live.latency,
        palette: () => this.palette(),
        choose: (id) => this.#chosen(id),
      })}
      <main id="main" tabindex="-1">
        ${subPlaces(list, path)}${this.#offlineNote()}${this.renewed ? renewal : nothing}
        ${this.#place.kind === 'panel' && this.user() ? this.#outlet : shellPage(this.#place, this, this.#fault)}
      </main>
      ${bottomBar(list, path)}
      <st-dialog heading="Sign in" ?open=${this.asking} @close=${() => this.#answered()}>
        ${this.asking ? html`<stoa-sign-in .session=${this.parts.session} @entered=${() => this.#answered()}></stoa-sign-in>` : nothing}
      </st-dialog>
      <stoa-palette></stoa-palette><st-toasts></st-toasts>`;
  }

  #crumbs(list: ReturnType<typeof sections>) {
    const path = this.#router.path;
    const section = list.find((candidate) => holds(candidate, path));
    const place = section?.places.find((candidate) => candidate.path === path);
    const crumbs = section ? [{ text: section.name, path: section.path }] : path === '/' ? [{ text: 'Home' }] : [];
    const several = (section?.places.length ?? 0) > 1;
    const last = this.#title || (several && place ? place.title : '');
    return last ? [...crumbs, { text: last }] : crumbs;
  }

  #offlineNote() {
    if (!this.user() || this.live.status !== 'offline' || this.#fault) return nothing;
    const { waiting } = this.live;
    return html`<div class="note banner warn" role="status">
      <st-icon name="wifi-off"></st-icon>
      <span class="grow">You are offline. What you write is kept, what you send goes out when the connection is back.${waiting ? ` ${waiting} waiting.` : ''}</span>
      <button class="button small" type="button" @click=${() => this.live.retry()}>Try now</button>
    </div>`;
  }

  /** Somebody else looks now: other panels, another connection. The same person again keeps the page as it is. */
  async #person(): Promise<void> {
    const user = this.user();
    if (user && user.id === this.#whose) return this.live.connect();
    this.#whose = user?.id;
    this.#plugins?.dispose();
    this.#notices?.dispose();
    this.renderRoot.querySelector<Bell>('stoa-bell')?.forget();
    this.#close();
    if (user) {
      this.live.reconnect();
      this.#plugins = this.live.follow('platform:panels', {
        onPublication: () => this.#relist(),
        onStatus: (status) => status === 'live' && this.#relist(),
      });
    } else {
      this.live.disconnect();
    }
    await this.parts.registry.load().catch((error: unknown) => (this.#fault = error));
    this.#notices = user ? this.fill('notices/v1', this.#noticing, {}) : undefined;
    this.#arrive();
  }

  /** The bell is drawn with the person; what comes before waits for it. */
  #noticed(said: unknown): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<Bell>('stoa-bell')?.take(said));
  }

  /** Everybody hears of a change at once; asking is spread a little. */
  #relist(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(async () => {
      await this.parts.registry.load().catch(() => undefined);
      this.renewed ||= await isRenewed();
    }, Math.random() * RELIST_SPREAD);
  }

  /** Shows what the address names now; a panel that stays is kept, one with a new version is swapped. */
  #arrive(): void {
    const before = this.#place;
    const place = placeOf(this.#router.path, this.parts.registry);
    this.requestUpdate();
    if (this.#mount && before.kind === 'panel' && place.kind !== 'panel' && this.#gone(before)) return;
    this.#place = place;
    const moved = !same(before, place);
    if (moved) this.#close();
    if (place.kind === 'panel' && this.user()) this.#showPanel(place);
    else if (moved) this.named('');
  }

  /** The panel's plugin went away while the address stayed: keeps its room and waits. */
  #gone(before: Place & { kind: 'panel' }): boolean {
    const stayed = best([before.entry], this.#router.path) !== undefined;
    const gone = stayed && !this.parts.registry.byId(before.entry.id);
    if (gone) this.#mount?.withdraw();
    return gone;
  }

  #showPanel(place: Place & { kind: 'panel' }): void {
    if (!this.#mount) {
      this.#title = '';
      this.#mount = new Mount(this.#outlet, (panel, entry, state) =>
        contextOf(this, panel, entry, place.params, state),
      );
      document.title = `${place.entry.title} · Stoa`;
    }
    void this.#mount.show(place.entry);
  }

  #close(): void {
    this.#mount?.dispose();
    this.#mount = undefined;
    this.bare = false;
    this.#here = [];
    this.#title = '';
  }

  #answered(): void {
    if (!this.asking) return;
    this.asking = false;
    this.#asked(this.user());
  }

  #chosen(id: string): void {
    const [what, value] = id.split(':');
    if (what === 'theme' && value) this.look(value);
    else if (what === 'contrast') this.look('contrast');
    else if (what === 'account') this.navigate(ACCOUNT);
    else if (what === 'keys') this.palette(true);
    else if (what === 'catalogue') this.navigate('/ui');
    else void this.signOut();
  }

  #skip(): void {
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }
}

const renewal = html`<div class="note banner" role="status">
  <st-icon name="refresh-cw"></st-icon>
  <span class="grow">Stoa was renewed. Everything here goes on working; reload when it suits you.</span>
  <button class="button small" type="button" @click=${() => location.reload()}>Reload</button>
</div>`;
