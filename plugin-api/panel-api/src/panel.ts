import type { Disposable } from './disposable.ts';
import type { Channel, ChannelListener, Clock, Command, Connection, Receipt } from './live.ts';

/** Texts of a panel by language tag and key; `{name}` is replaced, `key.one` is used when `n` is one. */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What a panel module exports by default. The shell imports it, gives `mount` an empty element inside a shadow root that
 * already carries the design tokens, the base styles and `styles`, and disposes what `mount` returned before the element goes.
 */
export interface Panel {
  readonly id: string;
  readonly slot: string;
  readonly title: string;
  readonly styles?: string;
  readonly messages?: Messages;
  mount(host: HTMLElement, context: PanelContext): Mounted;
}

/** A mounted panel. What `dispose` returns is handed to the next version as `context.state` when the panel is swapped. */
export interface Mounted {
  dispose(): unknown;
}

/** Who looks at the page. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Something a person can do; the palette lists it, the shortcut runs it, `?` explains it. */
export interface PanelCommand {
  readonly id: string;
  readonly title: string;
  /** For example `Mod+Enter`, `Alt+J`, `g d`; `Mod` is Ctrl, or Command on a Mac. */
  readonly shortcut?: string;
  readonly icon?: string;
  run(): void;
}

/** A short notice. With `undo` it carries that one action and stays long enough to use it. */
export interface Toast {
  readonly text: string;
  readonly kind?: 'info' | 'good' | 'warn' | 'bad';
  readonly undo?: () => void;
}

/** Something that wants attention or has happened; sent with the signal `notices` as a {@link Notices} by panels of `notices/v1`. */
export interface Notice {
  /** The same while it is the same news: what somebody has seen stays seen. */
  readonly id: string;
  readonly text: string;
  readonly detail?: string;
  readonly href: string;
  readonly at: string;
  /** Somebody waits for it: it counts until it is gone, seen or not. */
  readonly urgent?: boolean;
}

/** All notices of one source; replaces what that source said before. */
export interface Notices {
  readonly source: string;
  readonly notices: readonly Notice[];
}

/** Everything a panel may use of the page. All of it is released when the panel is disposed. */
export interface PanelContext {
  /** Undefined for a visitor who has no session yet. */
  readonly user: User | undefined;
  /** Values of the route's `:names` and of whoever mounted this slot. */
  readonly params: Readonly<Record<string, string>>;
  /** What the former version of this panel returned from `dispose`, or undefined at the first mount. */
  readonly state: unknown;
  readonly clock: Clock;
  readonly connection: Connection;

  /** Follows a channel until disposed; with `onSnapshot` the listener first gets the stream's state, then each event once, in order. */
  channel(name: string, listener: ChannelListener): Channel;
  /** Sends a durable command; retried with the same key over lost connections until the server accepts or refuses it. */
  append(stream: string, command: Command): Promise<Receipt>;
  /** Calls a named operation of the server once. Rejects with a {@link Problem}. */
  call<T = unknown>(operation: string, input?: unknown): Promise<T>;

  /** Tells other panels of this page; nobody listening is fine. */
  signal(topic: string, detail?: unknown): void;
  onSignal(topic: string, listener: (detail: unknown) => void): Disposable;

  readonly commands: { register(command: PanelCommand): Disposable };
  /** Mounts the panels which others contributed to a slot, for example a judge's side panel in a debate. */
  slot(name: string, host: HTMLElement, params?: Readonly<Record<string, string>>): Disposable;
  navigate(path: string): void;
  /** Names this place in the breadcrumb and in the tab, for example with the motion of a debate. */
  title(text: string): void;
  toast(toast: Toast): void;
  /** Text of the panel's own messages in the person's language. */
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** Asks the person to sign in, or as a guest to choose a name; resolves to undefined if they decline. */
  signIn(): Promise<User | undefined>;
}
