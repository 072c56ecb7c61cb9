import type { ChannelListener, Member, Problem, Publication, Snapshot } from '@stoa/panel-api';
import { problemOf } from './wire.ts';
import type { Subscription } from './wire.ts';

const RETRY = 400;
const MOST_BUFFERED = 5000;

/** One follower of a log-backed channel: holds events back until its snapshot is there, then gives each once and in order. */
class Follower {
  readonly listener: ChannelListener;
  #buffer: Publication[] | undefined;
  #last = 0;

  constructor(listener: ChannelListener) {
    this.listener = listener;
    if (listener.onSnapshot) this.#buffer = [];
  }

  get waits(): boolean {
    return this.#buffer !== undefined;
  }

  /** Forgets what was delivered; the next snapshot starts anew. */
  restart(): void {
    if (this.listener.onSnapshot) this.#buffer ??= [];
  }

  /** False when an event is missing, so that a new snapshot is needed. */
  take(publication: Publication): boolean {
    if (this.#buffer) {
      if (this.#buffer.push(publication) > MOST_BUFFERED) this.#buffer.shift();
      return true;
    }
    const { offset } = publication;
    if (offset !== undefined && offset <= this.#last) return true;
    if (offset !== undefined && this.listener.onSnapshot && offset !== this.#last + 1) return false;
    this.#last = offset ?? this.#last;
    this.listener.onPublication?.(publication);
    return true;
  }

  /** False when events between the snapshot and what came since are missing. */
  begin(snapshot: Snapshot): boolean {
    const later = (this.#buffer ?? []).filter((publication) => (publication.offset ?? Infinity) > snapshot.seq);
    if ((later[0]?.offset ?? snapshot.seq + 1) !== snapshot.seq + 1) return false;
    this.#buffer = undefined;
    this.#last = snapshot.seq;
    this.listener.onSnapshot?.(snapshot);
    return later.every((publication) => this.take(publication));
  }
}

/** Every follower of one channel on one subscription. */
export class Feed {
  readonly subscription: Subscription;
  readonly #snapshot: () => Promise<Snapshot>;
  readonly #followers = new Set<Follower>();
  #live = false;
  #refused: Problem | undefined;

  constructor(subscription: Subscription, snapshot: () => Promise<Snapshot>) {
    this.subscription = subscription;
    this.#snapshot = snapshot;
    subscription.on('publication', ({ offset, data }) => this.#publish({ offset, data }));
    subscription.on('subscribing', () => this.#catchUp());
    subscription.on('subscribed', ({ wasRecovering, recovered }) => this.#subscribed(wasRecovering && recovered));
    subscription.on('unsubscribed', ({ code, reason }) => this.#end(problemOf({ code: code || 103, message: reason })));
    for (const event of ['join', 'leave'] as const) subscription.on(event, () => void this.#presence());
  }

  get idle(): boolean {
    return this.#followers.size === 0;
  }

  /** Adds a follower and returns how to remove it. */
  add(listener: ChannelListener): () => void {
    const follower = new Follower(listener);
    this.#followers.add(follower);
    if (this.#refused) listener.onStatus?.('refused', this.#refused);
    else if (this.#live) this.#start(follower);
    else listener.onStatus?.('catching-up');
    if (this.#live && listener.onPresence) void this.#presence();
    return () => this.#followers.delete(follower);
  }

  #publish(publication: Publication): void {
    for (const follower of this.#followers) {
      if (!follower.take(publication)) this.#resync(follower);
    }
  }

  #catchUp(): void {
    this.#live = false;
    for (const { listener } of this.#followers) listener.onStatus?.('catching-up');
  }

  #subscribed(resumed: boolean): void {
    this.#live = true;
    this.#refused = undefined;
    for (const follower of this.#followers) {
      if (!resumed) follower.restart();
      this.#start(follower);
    }
    void this.#presence();
  }

  #end(problem: Problem): void {
    this.#live = false;
    this.#refused = problem;
    for (const { listener } of this.#followers) listener.onStatus?.('refused', problem);
  }

  #start(follower: Follower): void {
    if (follower.waits) void this.#load(follower);
    else follower.listener.onStatus?.('live');
  }

  #resync(follower: Follower): void {
    follower.restart();
    follower.listener.onStatus?.('catching-up');
    void this.#load(follower);
  }

  async #load(follower: Follower): Promise<void> {
    try {
      const complete = follower.begin(await this.#snapshot());
      if (!this.#followers.has(follower)) return;
      if (complete) follower.listener.onStatus?.('live');
      else this.#again(follower);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.temporary) this.#again(follower);
      else follower.listener.onStatus?.('refused', problem);
    }
  }

  #again(follower: Follower): void {
    follower.restart();
    setTimeout(() => {
      if (this.#live && this.#followers.has(follower)) void this.#load(follower);
    }, RETRY);
  }

  async #presence(): Promise<void> {
    const interested = [...this.#followers].filter(({ listener }) => listener.onPresence);
    if (interested.length === 0 || !this.#live) return;
    const { clients } = await this.subscription.presence().catch(() => ({ clients: {} }));
    const members = new Map<string, Member>();
    for (const { user, connInfo, chanInfo } of Object.values(clients)) {
      members.set(user, { id: user, name: connInfo?.name ?? chanInfo?.name ?? user });
    }
    for (const { listener } of interested) listener.onPresence?.([...members.values()]);
  }
}
