import { freshKey } from '../library/key.ts';
import type { Command, Problem, Receipt } from '@stoa/panel-api';
import { problemOf } from './wire.ts';

const FIRST_WAIT = 250;
const LONGEST_WAIT = 8000;

/** Sends one attempt. */
export type Attempt = (stream: string, command: Command & { readonly key: string }) => Promise<Receipt>;

/**
 * Durable commands on their way. Each has one key for all its attempts, so a repeated one is counted once by the server; the
 * commands of one stream leave one after another, in the order they were given.
 */
export class Outbox {
  readonly #attempt: Attempt;
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #queues = new Map<string, Promise<unknown>>();
  #waiting = 0;

  constructor(attempt: Attempt, wait: (milliseconds: number) => Promise<void>) {
    this.#attempt = attempt;
    this.#wait = wait;
  }

  /** How many commands the server has not answered yet. */
  get waiting(): number {
    return this.#waiting;
  }

  append(stream: string, command: Command): Promise<Receipt> {
    const keyed = { ...command, key: command.key ?? freshKey() };
    const before = this.#queues.get(stream) ?? Promise.resolve();
    this.#waiting++;
    const sent = before.catch(() => undefined).then(() => this.#send(stream, keyed));
    this.#queues.set(stream, sent);
    return sent.finally(() => {
      this.#waiting--;
      if (this.#queues.get(stream) === sent) this.#queues.delete(stream);
    });
  }

  async #send(stream: string, command: Command & { readonly key: string }): Promise<Receipt> {
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      const result = await this.#attempt(stream, command).catch((error: unknown) => problemOf(error));
      if (!(result instanceof Error)) return result;
      if (!(result as Problem).temporary) throw result;
      await this.#wait(wait * (0.5 + Math.random() / 2));
    }
  }
}
