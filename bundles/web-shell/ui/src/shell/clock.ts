import type { Clock } from '@stoa/panel-api';

const KEPT = 8;

/** The server's clock, from the quickest of the last exchanges: half of its round trip bounds the error. */
export class ServerClock implements Clock {
  readonly #local: () => number;
  #samples: readonly { readonly offset: number; readonly trip: number }[] = [];

  constructor(local: () => number = () => performance.timeOrigin + performance.now()) {
    this.#local = local;
  }

  /** Bound, so that a panel may hand it to a clock element as it is. */
  readonly now = (): number => this.#local() + this.offset;

  get offset(): number {
    const [first, ...rest] = this.#samples;
    return first ? rest.reduce((best, sample) => (sample.trip < best.trip ? sample : best), first).offset : 0;
  }

  local(): number {
    return this.#local();
  }

  /** Takes one exchange: asked at `sent`, answered at `received` (local), the server said `at`. */
  learn(sent: number, received: number, at: number): void {
    const sample = { offset: at - (sent + received) / 2, trip: received - sent };
    this.#samples = [...this.#samples, sample].slice(-KEPT);
  }
}
