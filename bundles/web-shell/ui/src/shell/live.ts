import { disposable } from '@stoa/panel-api';
import type { Channel, ChannelListener, Command, Connection, Disposable, Receipt, Snapshot } from '@stoa/panel-api';
import type { ServerClock } from './clock.ts';
import { Feed } from './feed.ts';
import { Outbox } from './outbox.ts';
import { problemOf } from './wire.ts';
import type { Wire } from './wire.ts';

const PROBE = 15_000;
const PATIENCE = 4000;

/** The one live connection of the page: channels shared by all panels, commands, round trips. */
export class Live implements Connection {
  status: Connection['status'] = 'offline';
  latency: number | undefined;
  readonly #wire: Wire;
  readonly #clock: ServerClock;
  readonly #feeds = new Map<string, Feed>();
  readonly #listeners = new Set<() => void>();
  readonly #outbox: Outbox;
  #ready: (() => void)[] = [];
  #doubt: ReturnType<typeof setTimeout> | undefined;
  #ended: (code: number) => void = () => {};

  constructor(wire: Wire, clock: ServerClock) {
    this.#wire = wire;
    this.#clock = clock;
    this.#outbox = new Outbox(
      (stream, command) => this.#rpc<Receipt>('append', { stream, ...command }),
      (milliseconds) => this.#untilReady(milliseconds),
    );
    wire.on('connecting', () => this.#become('catching-up'));
    wire.on('connected', () => this.#connected());
    wire.on('disconnected', ({ code }) => this.#disconnected(code));
    setInterval(() => document.visibilityState === 'visible' && void this.#probe(), PROBE);
    window.addEventListener('offline', () => this.#become('offline'));
  }

  get waiting(): number {
    return this.#outbox.waiting;
  }

  connect(): void {
    this.#wire.connect();
  }

  /** Does not wait for the next attempt. */
  retry(): void {
    this.#wire.disconnect();
    this.#wire.connect();
  }

  disconnect(): void {
    this.#wire.disconnect();
  }

  /** Leaves and comes back as somebody else, for example after signing in; channels are followed again. */
  reconnect(): void {
    this.#wire.disconnect();
    this.#wire.connect();
    for (const feed of this.#feeds.values()) feed.subscription.subscribe();
  }

  /** Called when the server ended the connection for good. */
  onEnd(listener: (code: number) => void): void {
    this.#ended = listener;
  }

  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return disposable(() => this.#listeners.delete(listener));
  }

  follow(name: string, listener: ChannelListener): Channel {
    const feed = this.#feed(name);
    const remove = feed.add(listener);
    const stop = disposable(() => {
      remove();
      this.#release(name, feed);
    });
    return {
      publish: (data) => void (this.status === 'live' && feed.subscription.publish(data).catch(() => {})),
      dispose: () => stop.dispose(),
    };
  }

  append(stream: string, command: Command): Promise<Receipt> {
    const sent = this.#outbox.append(stream, command);
    this.#tell();
    return sent.finally(() => this.#tell());
  }

  call<T>(operation: string, input: unknown): Promise<T> {
    return this.#rpc<T>(operation, input ?? {});
  }

  #feed(name: string): Feed {
    const known = this.#feeds.get(name);
    if (known) return known;
    const subscription = this.#wire.newSubscription(name, { recoverable: true, positioned: true, joinLeave: true });
    const feed = new Feed(subscription, () => this.#rpc<Snapshot>('snapshot', { stream: name }));
    this.#feeds.set(name, feed);
    subscription.subscribe();
    return feed;
  }

  #release(name: string, feed: Feed): void {
    if (!feed.idle || this.#feeds.get(name) !== feed) return;
    this.#feeds.delete(name);
    feed.subscription.unsubscribe();
    this.#wire.removeSubscription(feed.subscription);
  }

  async #rpc<T>(method: string, data: unknown): Promise<T> {
    try {
      return (await this.#wire.rpc(method, data)).data as T;
    } catch (error) {
      throw problemOf(error);
    }
  }

  #connected(): void {
    this.#become('live');
    this.#ready.splice(0).forEach((go) => go());
    void this.#probe();
  }

  #disconnected(code: number): void {
    this.#become('offline');
    if (code >= 100) this.#ended(code);
  }

  async #probe(): Promise<void> {
    if (this.status !== 'live') return;
    const sent = this.#clock.local();
    const said = await this.#rpc<{ at?: string | number }>('time', {}).catch(() => undefined);
    const received = this.#clock.local();
    const at = typeof said?.at === 'number' ? said.at : Date.parse(said?.at ?? '');
    if (!Number.isNaN(at)) this.#clock.learn(sent, received, at);
    this.latency = Math.round(received - sent);
    this.#tell();
  }

  /** Waits at most this long, or until the connection is back. */
  #untilReady(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#ready.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Catching up for long is being offline, and is called so. */
  #become(status: Connection['status']): void {
    clearTimeout(this.#doubt);
    if (status === 'catching-up') this.#doubt = setTimeout(() => this.#become('offline'), PATIENCE);
    if (status === this.status) return;
    this.status = status;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
