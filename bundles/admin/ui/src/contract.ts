/** What administrators ask the platform and the accounts; an optional member may be absent or null. Instants are ISO-8601 in UTC. */
type Maybe<T> = T | null | undefined;

/** The states of a plugin, in the words of the log and the documentation. */
export type PluginState =
  | 'dropped'
  | 'staged'
  | 'waiting'
  | 'starting'
  | 'active'
  | 'stopping'
  | 'stopped'
  | 'removed'
  | 'rejected'
  | 'failed'
  | 'stuck';

/** `plugins.list` {}; the channel `platform:plugins` says when to ask again. */
export interface Plugins {
  readonly plugins: readonly Plugin[];
  /** Where new jars are to be put. */
  readonly folder?: Maybe<string>;
}

export interface Plugin {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly state: PluginState;
  /** One sentence about the state; empty when all is well. */
  readonly detail?: Maybe<string>;
  readonly since?: Maybe<string>;
  /** Why the last change was undone; empty when it was not. */
  readonly problem?: Maybe<string>;
  /** Those that can come back, the present one included, oldest first. */
  readonly versions: readonly string[];
  /** Parts of earlier versions that are still alive. */
  readonly leftovers?: Maybe<readonly string[]>;
}

/** The answer to `plugins.swap` {id, version}, `plugins.deploy` {file}, `plugins.rollback`, `plugins.stop` and `plugins.start` {id}. */
export interface Outcome {
  /** Whether the plugin is at work now. */
  readonly active: boolean;
  readonly sentence: string;
}

/** `plugins.plan` {id, version} or {id, file}: what a change would do. */
export interface Plan {
  readonly id: string;
  /** Empty when there is no version at work. */
  readonly from: string;
  readonly to: string;
  readonly steps: readonly string[];
  /** Why it would not succeed; empty when nothing speaks against it. */
  readonly problems: readonly string[];
}

/** `plugins.why` {id}. */
export interface Why {
  readonly id: string;
  readonly state: PluginState;
  readonly sentence: string;
}

/** `people.list` {search?, after?, limit?}; `people.roles` {id, roles}; `people.deactivate` and `people.activate` {id}. */
export interface People {
  readonly people: readonly Person[];
  readonly next?: Maybe<string>;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly createdAt?: Maybe<string>;
}

/** `GET /health/ready`. */
export interface Health {
  readonly status: 'up' | 'down';
  readonly complaints: readonly { readonly name: string; readonly complaint: string }[];
}

/** The answer to `backup.write` {}. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
}

/** How far the texts of an institution may go. */
export type Reach = 'nowhere' | 'here' | 'anywhere';

/** `llm.state` {}: what the language model is, did and cost since the start. */
export interface Model {
  readonly ready: boolean;
  readonly provider: string;
  readonly model: string;
  /** It runs on this machine. */
  readonly local: boolean;
  /** What an administrator would have to do; empty when nothing is missing. */
  readonly need: string;
  readonly breaker: string;
  readonly outcomes: readonly { readonly outcome: string; readonly times: number }[];
  readonly exchanges: number;
  readonly retries: number;
  readonly repairs: number;
  readonly cached: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of the unit the prices are set in. */
  readonly micros: number;
  /** Of the last exchanges, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly institutions: readonly { readonly institution: string; readonly reach: Reach }[];
}
