/** What the accounts bundle answers to somebody about his own account. Instants are ISO-8601 in UTC. */

/** `account.me` {}. */
export interface Mine {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly createdAt: string;
}

/** `account.sessions` {}; `account.sessions.revoke` {id} ends one of them at once. */
export interface Places {
  readonly sessions: readonly Place[];
}

export interface Place {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly createdAt: string;
  readonly seenAt: string;
  /** When it ends unless it is used before. */
  readonly expiresAt: string;
  readonly address: string;
}

/** `account.password` {current, next}: how many other sessions it ended. */
export interface Ended {
  readonly ended: number;
}

/** `tokens.list` {}; `tokens.revoke` {id} makes one worthless at once. */
export interface Tokens {
  readonly tokens: readonly Token[];
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly device: boolean;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** `tokens.create` {name, scopes, days?}; `days` is 90 when left out and 366 at most. */
export interface NewToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days?: number;
}

/** The secret is shown this once; nobody can see it again. */
export interface MadeToken {
  readonly token: Token;
  readonly secret: string;
}
