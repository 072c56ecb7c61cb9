/** A page for tests: mounts a panel without a server, plays channels to it, and counts what it leaves behind. */
import type { Channel, ChannelListener, Command, Member, Receipt, Snapshot } from './live.ts';
import type { Mounted, Panel, PanelCommand, PanelContext, Toast, User } from './panel.ts';
import { disposable, Disposables } from './disposable.ts';
import type { Disposable } from './disposable.ts';
import { translator } from './messages.ts';

export interface TestPageOptions {
  readonly user?: User;
  readonly params?: Readonly<Record<string, string>>;
  readonly state?: unknown;
  /** Milliseconds since 1970 that the panel's clock shows. */
  readonly now?: () => number;
  readonly answer?: (operation: string, input: unknown) => unknown;
  readonly receive?: (stream: string, command: Command) => Receipt;
}

/** Everything a panel did to the page, and the means to talk to it. */
export class TestPage implements Disposable {
  readonly host = document.createElement('div');
  readonly appended: { stream: string; command: Command }[] = [];
  readonly toasts: Toast[] = [];
  readonly visited: string[] = [];
  readonly titles: string[] = [];
  readonly commands = new Map<string, PanelCommand>();
  readonly #listeners = new Map<string, Set<ChannelListener>>();
  readonly #signals = new EventTarget();
  readonly #owned = new Disposables();
  readonly #options: TestPageOptions;
  #mounted: Mounted | undefined;

  constructor(options: TestPageOptions = {}) {
    this.#options = options;
    document.body.append(this.host);
  }

  /** Mounts the panel and returns this page. */
  mount(panel: Panel): this {
    this.#mounted = panel.mount(this.host, this.#context(panel));
    return this;
  }

  /** Lets the server speak on a channel. */
  publish(channel: string, data: unknown, offset?: number): void {
    this.#each(channel, (listener) => listener.onPublication?.({ offset, data }));
  }

  snapshot(channel: string, snapshot: Snapshot): void {
    this.#each(channel, (listener) => listener.onSnapshot?.(snapshot));
  }

  presence(channel: string, members: readonly Member[]): void {
    this.#each(channel, (listener) => listener.onPresence?.(members));
  }

  /** How many followers, commands and signal listeners the panel still holds. */
  held(): number {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, this.commands.size);
  }

  /** Disposes the panel as a swap would and returns the state it hands over. */
  unmount(): unknown {
    const state = this.#mounted?.dispose();
    this.#mounted = undefined;
    this.#owned.dispose();
    return state;
  }

  dispose(): void {
    this.unmount();
    this.host.remove();
  }

  #each(channel: string, tell: (listener: ChannelListener) => void): void {
    for (const listener of this.#listeners.get(channel) ?? []) tell(listener);
  }

  #follow(name: string, listener: ChannelListener): Channel {
    const followers = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, followers.add(listener));
    const stop = this.#owned.add(disposable(() => followers.delete(listener)));
    return { publish: (data) => this.publish(name, data), dispose: () => stop.dispose() };
  }

  #register(command: PanelCommand): Disposable {
    this.commands.set(command.id, command);
    return this.#owned.add(disposable(() => this.commands.delete(command.id)));
  }

  #onSignal(topic: string, listener: (detail: unknown) => void): Disposable {
    const heard = (event: Event) => listener((event as CustomEvent).detail);
    this.#signals.addEventListener(topic, heard);
    return this.#owned.add(disposable(() => this.#signals.removeEventListener(topic, heard)));
  }

  #context(panel: Panel): PanelContext {
    const options = this.#options;
    return {
      user: options.user,
      params: options.params ?? {},
      state: options.state,
      clock: { now: options.now ?? Date.now },
      connection: { status: 'live', latency: 1, onChange: () => disposable(() => {}) },
      channel: (name, listener) => this.#follow(name, listener),
      append: async (stream, command) => {
        this.appended.push({ stream, command });
        return options.receive?.(stream, command) ?? { seq: this.appended.length, at: '', dup: false };
      },
      call: async <T>(operation: string, input?: unknown) => options.answer?.(operation, input) as T,
      signal: (topic, detail) => void this.#signals.dispatchEvent(new CustomEvent(topic, { detail })),
      onSignal: (topic, listener) => this.#onSignal(topic, listener),
      commands: { register: (command) => this.#register(command) },
      slot: () => disposable(() => {}),
      navigate: (path) => void this.visited.push(path),
      title: (text) => void this.titles.push(text),
      toast: (toast) => void this.toasts.push(toast),
      t: translator(panel.messages, 'en'),
      signIn: async () => options.user,
    };
  }
}

/** Event listeners alive on window and document, counted from the first call on. */
export function countListeners(): { alive(): number; stop(): void } {
  const alive = new Set<string>();
  const restore = [window, document].map((target) => watch(target as EventTarget, alive));
  return { alive: () => alive.size, stop: () => restore.forEach((undo) => undo()) };
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

function identity(thing: object): number {
  const known = identities.get(thing) ?? nextIdentity++;
  identities.set(thing, known);
  return known;
}

function watch(target: EventTarget, alive: Set<string>): () => void {
  const { addEventListener: add, removeEventListener: remove } = target;
  const key = (type: string, listener: object) => `${identity(target)} ${type} ${identity(listener)}`;
  target.addEventListener = function (type: string, listener: never, options?: never) {
    if (listener) alive.add(key(type, listener));
    add.call(target, type, listener, options);
  };
  target.removeEventListener = function (type: string, listener: never, options?: never) {
    if (listener) alive.delete(key(type, listener));
    remove.call(target, type, listener, options);
  };
  return () => Object.assign(target, { addEventListener: add, removeEventListener: remove });
}
