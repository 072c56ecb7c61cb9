import type { Disposable } from './disposable.ts';

/** A place in a channel: `offset` counts gaplessly within `epoch`. */
export interface Position {
  readonly epoch: string;
  readonly offset: number;
}

/** The state of a stream after the event at `seq`. */
export interface Snapshot<S = unknown> {
  readonly seq: number;
  readonly epoch: string;
  readonly state: S;
}

/** One message of a channel. `offset` is the event's sequence number on log-backed channels, else undefined. */
export interface Publication<T = unknown> {
  readonly offset: number | undefined;
  readonly data: T;
}

/** What a log-backed channel publishes: an event of the stream. */
export interface StreamEvent<D = unknown> {
  readonly type: string;
  readonly at: string;
  readonly by?: string;
  readonly data: D;
}

/** Somebody who is on a channel now. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

/** Callbacks of a follower; each is called on the page's thread, one at a time. */
export interface ChannelListener {
  /** Called first, and again whenever the server could not resume; forget what was folded before. */
  onSnapshot?(snapshot: Snapshot): void;
  onPublication?(publication: Publication): void;
  /** Called when somebody comes or goes. */
  onPresence?(members: readonly Member[]): void;
  /** `live` when everything up to now was delivered; `refused` is final and names why. */
  onStatus?(status: 'catching-up' | 'live' | 'refused', problem?: Problem): void;
}

/** A followed channel; disposing it is allowed at any time and more than once. */
export interface Channel extends Disposable {
  /** Sends to everybody on an ephemeral channel (typing, cursors); dropped when offline. */
  publish(data: unknown): void;
}

/** A durable command. The key makes a retry harmless; one is made if none is given. */
export interface Command {
  readonly type: string;
  readonly data: unknown;
  readonly key?: string;
  /** Refuse unless the stream's last event has this number. */
  readonly expect?: number;
}

/** The server's word that a command is on disk. `dup` says that an earlier attempt had already arrived. */
export interface Receipt {
  readonly seq: number;
  readonly at: string;
  readonly dup: boolean;
}

/** Server time as this page knows it. */
export interface Clock {
  /** Milliseconds since 1970 on the server's clock; may be passed on without its object. */
  now(): number;
}

/** How the live connection is. `latency` is the last round trip in milliseconds. */
export interface Connection {
  readonly status: 'live' | 'catching-up' | 'offline';
  readonly latency: number | undefined;
  onChange(listener: () => void): Disposable;
}

/** Why the server refused: a stable code, a sentence, and what to do next. */
export class Problem extends Error {
  readonly code: string;
  readonly next: string | undefined;
  readonly temporary: boolean;

  constructor(code: string, message: string, next?: string, temporary = false) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.next = next;
    this.temporary = temporary;
  }
}
