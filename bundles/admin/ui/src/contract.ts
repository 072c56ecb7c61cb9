/** What the admin bundle answers; an optional member may be absent or null. Instants are ISO-8601 in UTC. */
type Maybe<T> = T | null | undefined;

/** The states of a plugin, in the words of the log and the documentation. */
export type PluginState =
  | 'Dropped'
  | 'Staged'
  | 'Waiting'
  | 'Starting'
  | 'Active'
  | 'Stopping'
  | 'Stopped'
  | 'Removed'
  | 'Rejected'
  | 'Failed'
  | 'Stuck';

/** `admin.plugins` {} and what the channel `platform:plugins` makes one ask for again. */
export interface Plugins {
  readonly plugins: readonly Plugin[];
}

export interface Plugin {
  readonly id: string;
  readonly title: string;
  readonly state: PluginState;
  readonly version: string;
  readonly since?: Maybe<string>;
  /** One sentence when it is not active. */
  readonly why?: Maybe<string>;
  /** Versions that could be used instead, newest first. */
  readonly versions: readonly string[];
  readonly health?: Maybe<{ readonly status: string; readonly detail?: Maybe<string> }>;
}

/** `admin.people` {}; `admin.roles` {id, roles}; `admin.deactivate` and `admin.activate` {id}. */
export interface People {
  readonly people: readonly Person[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly since?: Maybe<string>;
  readonly seen?: Maybe<string>;
}

/** `admin.health` {}. */
export interface Health {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly checks: readonly Check[];
}

export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'degraded' | 'down';
  readonly detail?: Maybe<string>;
}
