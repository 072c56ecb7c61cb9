import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@stoa/panel-api';
import type { ChannelListener, Receipt, Snapshot } from '@stoa/panel-api';
import { ServerClock } from '../src/shell/clock.ts';
import { Feed } from '../src/shell/feed.ts';
import { Live } from '../src/shell/live.ts';
import { Outbox } from '../src/shell/outbox.ts';
import { problemOf } from '../src/shell/wire.ts';
import type { Subscription, Wire } from '../src/shell/wire.ts';

/** The client's subscription as a feed sees it, played by the test. */
class FakeSubscription {
  readonly #heard = new Map<string, (context: unknown) => void>();
  on(event: string, listener: (context: never) => void): void {
    this.#heard.set(event, listener as (context: unknown) => void);
  }
  say(event: string, context: unknown): void {
    this.#heard.get(event)?.(context);
  }
  event(offset: number): void {
    this.say('publication', { offset, data: offset });
  }
  presence(): Promise<{ clients: object }> {
    return Promise.resolve({ clients: { a: { user: 'usr_1', connInfo: { name: 'Ada' } }, b: { user: 'usr_1' } } });
  }
}

const settle = () => vi.advanceTimersByTimeAsync(1000);
beforeEach(() => {
  vi.useFakeTimers();
});

describe('a feed', () => {
  let line: FakeSubscription;
  let snapshots: Snapshot[];
  let seen: string[];
  const listener: ChannelListener = {
    onSnapshot: (snapshot) => seen.push(`S${snapshot.seq}`),
    onPublication: (publication) => seen.push(`${publication.offset}`),
  };
  const feed = () => new Feed(line as unknown as Subscription, async () => snapshots.shift() as Snapshot);
  const at = (seq: number): Snapshot => ({ seq, epoch: 'e', state: {} });

  beforeEach(() => {
    line = new FakeSubscription();
    seen = [];
  });

  it('gives the snapshot first, then each later event once and in order', async () => {
    snapshots = [at(5)];
    feed().add(listener);
    line.say('subscribed', { wasRecovering: false, recovered: false });
    for (const offset of [4, 5, 6, 7]) line.event(offset);

    await settle();
    for (const offset of [7, 8]) line.event(offset);

    expect(seen).toEqual(['S5', '6', '7', '8']);
  });

  it('asks again when the snapshot is older than the first event held back', async () => {
    snapshots = [at(3), at(6)];
    feed().add(listener);
    line.say('subscribed', {});
    line.event(6);

    await settle();

    expect(seen).toEqual(['S6']);
  });

  it('takes a new snapshot when an event is missing, and when the server could not resume', async () => {
    snapshots = [at(1), at(4), at(9)];
    feed().add(listener);
    line.say('subscribed', {});
    await settle();
    line.event(4);
    await settle();
    line.say('subscribing', {});
    line.say('subscribed', { wasRecovering: true, recovered: false });
    await settle();

    expect(seen).toEqual(['S1', 'S4', 'S9']);
  });

  it('goes on without a snapshot when the server resumed', async () => {
    snapshots = [at(1)];
    feed().add(listener);
    line.say('subscribed', {});
    await settle();
    line.say('subscribing', {});
    line.say('subscribed', { wasRecovering: true, recovered: true });
    line.event(2);

    expect(seen).toEqual(['S1', '2']);
  });

  it('tells a refusal in words, also to those who come later', () => {
    const refused: (string | undefined)[] = [];
    const shared = feed();
    shared.add({ onStatus: (status, problem) => refused.push(status, problem?.code) });
    line.say('unsubscribed', { code: 103, reason: 'permission denied' });
    shared.add({ onStatus: (status, problem) => refused.push(status, problem?.code) });

    expect(refused).toEqual(['catching-up', undefined, 'refused', 'FORBIDDEN', 'refused', 'FORBIDDEN']);
  });

  it('counts a person with two pages once', async () => {
    const onPresence = vi.fn();
    feed().add({ onPresence });
    line.say('subscribed', {});
    await settle();

    expect(onPresence.mock.lastCall?.[0]).toHaveLength(1);
  });
});

describe('the outbox', () => {
  const receipt: Receipt = { seq: 1, at: '', dup: false };

  it('repeats a command under the same key until it is answered, in the order given', async () => {
    const attempts: string[] = [];
    let failures = 2;
    const outbox = new Outbox(
      async (_, command) => {
        attempts.push(`${command.type} ${command.key}`);
        if (failures-- > 0) throw { code: 1, message: 'timeout' };
        return receipt;
      },
      () => Promise.resolve(),
    );

    const both = Promise.all([
      outbox.append('debate:1', { type: 'first', data: {}, key: 'k1' }),
      outbox.append('debate:1', { type: 'second', data: {}, key: 'k2' }),
    ]);
    expect(outbox.waiting).toBe(2);
    await both;

    expect(attempts).toEqual(['first k1', 'first k1', 'first k1', 'second k2']);
    expect(outbox.waiting).toBe(0);
  });

  it('hands a refusal to the sender and goes on with the next', async () => {
    const outbox = new Outbox(
      async (_, command) => {
        if (command.type === 'bad') throw { code: 422, message: 'TURN_TOO_LONG: It has 412 words.' };
        return receipt;
      },
      () => Promise.resolve(),
    );

    const bad = outbox.append('debate:1', { type: 'bad', data: {} });
    const good = outbox.append('debate:1', { type: 'good', data: {} });

    await expect(bad).rejects.toMatchObject({ code: 'TURN_TOO_LONG', message: 'It has 412 words.', temporary: false });
    await expect(good).resolves.toBe(receipt);
  });
});

describe('errors of the live protocol', () => {
  it('are temporary when the connection broke or the server asks to come again', () => {
    expect(problemOf({ code: 2, message: 'transport closed' })).toMatchObject({ code: 'OFFLINE', temporary: true });
    expect(problemOf({ code: 503, message: 'moving' })).toMatchObject({ code: 'OWNER_MOVING', temporary: true });
    expect(problemOf({ code: 103, message: '' })).toMatchObject({ code: 'FORBIDDEN', temporary: false });
    expect(problemOf(new Problem('X', 'y')).code).toBe('X');
  });
});

describe('the connection', () => {
  it('calls itself offline when catching up takes long, and live as soon as it is', async () => {
    const heard = new Map<string, (context: object) => void>();
    const wire = {
      on: (event: string, listener: never) => heard.set(event, listener),
      connect: () => heard.get('connecting')?.({}),
      disconnect: () => heard.get('disconnected')?.({ code: 0 }),
      rpc: async () => ({ data: { at: '2026-01-01T00:00:00Z' } }),
    };
    const live = new Live(wire as unknown as Wire, new ServerClock());
    const said: string[] = [];
    live.onChange(() => said.push(live.status));

    live.connect();
    await vi.advanceTimersByTimeAsync(5000);
    heard.get('connected')?.({});

    expect([...new Set(said)]).toEqual(['catching-up', 'offline', 'live']);
  });
});

describe('the clock', () => {
  it('follows the quickest exchange', () => {
    const clock = new ServerClock(() => 1000);
    clock.learn(0, 400, 5000);
    clock.learn(500, 520, 2010);

    expect(clock.offset).toBe(1500);
    expect(clock.now()).toBe(2500);
  });
});
