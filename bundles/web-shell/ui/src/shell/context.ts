import { disposable, Disposables, translator } from '@stoa/panel-api';
import type { ChannelListener, Disposable, Member, Panel, PanelContext, Toast, User } from '@stoa/panel-api';
import type { ServerClock } from './clock.ts';
import type { Commands } from './commands.ts';
import type { Live } from './live.ts';
import type { PanelEntry } from './registry.ts';

/** What the page gives to every panel. */
export interface Page {
  readonly live: Live;
  readonly clock: ServerClock;
  readonly commands: Commands;
  readonly signals: EventTarget;
  user(): User | undefined;
  /** Fills an element with the panels of a slot. */
  fill(slot: string, host: HTMLElement, params: Readonly<Record<string, string>>): Disposable;
  navigate(path: string): void;
  named(text: string): void;
  toast(toast: Toast): void;
  signIn(): Promise<User | undefined>;
  /** Shows who is here in the top bar. */
  faces(members: readonly Member[]): void;
}

/** The context of one panel; everything it hands out ends with `release`. */
export function contextOf(
  page: Page,
  panel: Panel,
  entry: PanelEntry,
  params: Readonly<Record<string, string>>,
  state: unknown,
): { context: PanelContext; release: Disposable } {
  const owned = new Disposables();
  const context: PanelContext = {
    user: page.user(),
    params,
    state,
    clock: page.clock,
    connection: {
      get status() {
        return page.live.status;
      },
      get latency() {
        return page.live.latency;
      },
      onChange: (listener) => owned.add(page.live.onChange(listener)),
    },
    channel: (name, listener) => owned.add(page.live.follow(name, shown(page, listener))),
    append: (stream, command) => page.live.append(stream, command),
    call: <T>(operation: string, input?: unknown) => page.live.call<T>(operation, input),
    signal: (topic, detail) => void page.signals.dispatchEvent(new CustomEvent(topic, { detail })),
    onSignal: (topic, listener) => owned.add(heard(page.signals, topic, listener)),
    commands: { register: (command) => owned.add(page.commands.register(command, entry.title)) },
    slot: (name, host, slotParams = {}) => owned.add(page.fill(name, host, slotParams)),
    navigate: page.navigate,
    title: page.named,
    toast: page.toast,
    t: translator(panel.messages, navigator.language),
    signIn: page.signIn,
  };
  return { context, release: owned };
}

/** Whoever asks for presence also fills the faces of the top bar. */
function shown(page: Page, listener: ChannelListener): ChannelListener {
  const { onPresence } = listener;
  if (!onPresence) return listener;
  return {
    ...listener,
    onPresence: (members) => {
      page.faces(members);
      onPresence.call(listener, members);
    },
  };
}

function heard(signals: EventTarget, topic: string, listener: (detail: unknown) => void): Disposable {
  const hear = (event: Event) => listener((event as CustomEvent).detail);
  signals.addEventListener(topic, hear);
  return disposable(() => signals.removeEventListener(topic, hear));
}
