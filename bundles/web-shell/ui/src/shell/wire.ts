import type { Centrifuge, Subscription } from 'centrifuge';
import { Problem } from '@stoa/panel-api';

/** The official client, as much of it as is used here. */
export type Wire = Pick<
  Centrifuge,
  'connect' | 'disconnect' | 'on' | 'rpc' | 'newSubscription' | 'removeSubscription' | 'state'
>;
export type { Subscription };

const WORDS: Readonly<Record<number, string>> = {
  101: 'SIGN_IN_NEEDED',
  102: 'UNKNOWN_CHANNEL',
  103: 'FORBIDDEN',
  106: 'LIMIT',
  107: 'BAD_REQUEST',
  109: 'SESSION_EXPIRED',
  111: 'TOO_MANY_REQUESTS',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  410: 'STREAM_CLOSED',
  413: 'TOO_LARGE',
  422: 'REFUSED',
  429: 'TOO_MANY_REQUESTS',
  503: 'OWNER_MOVING',
};

/** Below 100 the client itself speaks: no connection, time-out, connection closed. */
const FIRST_SERVER_CODE = 100;
const TEMPORARY = new Set([111, 429, 503]);

/** Turns an error of the live protocol into the product's words. A message may begin with a stable code: `DEBATE_CLOSED: …`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const {
    code = 0,
    message = '',
    temporary = false,
  } = (error ?? {}) as { code?: number; message?: string; temporary?: boolean };
  if (code < FIRST_SERVER_CODE) {
    return new Problem('OFFLINE', 'There is no connection to the server.', 'It will be tried again by itself.', true);
  }
  const named = /^([A-Z][A-Z0-9_]{2,}): ([\s\S]*)$/.exec(message);
  const name = named?.[1] ?? WORDS[code] ?? String(code);
  return new Problem(name, named?.[2] ?? (message || name), undefined, temporary || TEMPORARY.has(code));
}
