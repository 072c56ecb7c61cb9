import { afterEach, describe, expect, it } from 'vitest';
import '@stoa/ui';
import { countListeners, TestPage } from '../../../../plugin-api/panel-api/src/testing.ts';
import arena from '../src/arena.ts';
import type { DebateState, Verdict } from '../src/contract.ts';
import { fold } from '../src/fold.ts';
import type { DebateEvent } from '../src/fold.ts';

const AT = '2026-11-23T10:00:00Z';
const ADA = { id: 'usr_ada', name: 'Ada', roles: ['member'] };

const opened: DebateState = {
  stage: 'open',
  motion: { text: 'This hall would plant more trees', topics: [] },
  terms: { initialMs: 300_000, incrementMs: 15_000, turnsEach: 2, rated: true, guests: false },
  host: ADA.id,
  seats: { proposition: { user: ADA.id, name: 'Ada', guest: false, present: true, graceMs: 60_000, offeredAt: -1 } },
  clocks: { propositionMs: 300_000, oppositionMs: 300_000, mover: 'proposition' },
  turns: [],
  judging: { state: 'none' },
  ratings: [],
  times: { openedAt: AT },
};

const verdict: Verdict = {
  status: 'scored',
  scores: [
    {
      seat: 'proposition',
      criterion: 'logic',
      points: 7,
      reason: 'It follows.',
      quotes: [{ turn: 1, start: 0, end: 5 }],
    },
  ],
  confidence: 0.8,
  summary: 'A clear case.',
  provenance: { judge: 'rubric', version: '1.0.0', method: 'rules', inputHash: '00' },
};

const clocks = (mover: 'proposition' | 'opposition') => ({
  propositionMs: 290_000,
  oppositionMs: 300_000,
  mover,
  since: AT,
});
const events: readonly DebateEvent[] = [
  { type: 'joined', at: AT, data: { seat: 'opposition', user: 'usr_g', name: 'Grace', guest: false, at: AT } },
  { type: 'started', at: AT, data: { clocks: clocks('proposition'), at: AT } },
  {
    type: 'spoken',
    at: AT,
    data: {
      turn: 1,
      seat: 'proposition',
      text: 'Trees cool streets.',
      usedMs: 10_000,
      clocks: clocks('opposition'),
      at: AT,
    },
  },
  { type: 'turnScored', at: AT, data: { turn: 1, verdict } },
];

const page = (user = ADA) => new TestPage({ user, params: { id: 'd1' } }).mount(arena);
const show = (at: TestPage, state = opened) => at.snapshot('debate:d1', { seq: 2, epoch: 'e', state });
const text = (at: TestPage) => at.host.textContent?.replace(/\s+/g, ' ') ?? '';
const drawn = () => new Promise((done) => setTimeout(done));

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

describe('the fold of a debate', () => {
  it('follows seats, clocks, turns and scores', () => {
    const state = events.reduce(fold, opened);

    expect(state.stage).toBe('running');
    expect(state.seats.opposition?.name).toBe('Grace');
    expect(state.clocks.mover).toBe('opposition');
    expect(state.turns.map(({ judging }) => judging.state)).toEqual(['scored']);
  });

  it('waits for the judge when a debate is complete and takes the decision', () => {
    const over = events.reduce(fold, opened);
    const ended = fold(over, {
      type: 'ended',
      at: AT,
      data: {
        reason: 'complete',
        turns: 1,
        clocks: { propositionMs: 1, oppositionMs: 1, mover: 'proposition' },
        at: AT,
      },
    });
    const decided = fold(ended, {
      type: 'decided',
      at: AT,
      data: {
        proposition: ADA.id,
        opposition: 'usr_g',
        propositionName: 'Ada',
        oppositionName: 'Grace',
        winner: 'proposition',
        rated: true,
        reason: 'complete',
      },
    });

    expect([ended.stage, ended.judging.state]).toEqual(['closing', 'pending']);
    expect([decided.stage, decided.outcome?.winner]).toEqual(['decided', 'proposition']);
  });

  it('drops the offer of a draw when the other side speaks on', () => {
    const offered = fold(events.slice(0, 2).reduce(fold, opened), {
      type: 'drawOffered',
      at: AT,
      data: { seat: 'opposition', at: AT },
    });

    expect(offered.drawOffer).toBe('opposition');
    expect(fold(offered, events[2] as DebateEvent).drawOffer).toBeUndefined();
  });
});

describe('the arena', () => {
  it('shows each turn as it is spoken, with its points', async () => {
    const at = page();
    show(at);
    events.forEach((event, index) => at.publish('debate:d1', event, index + 3));
    await drawn();

    expect(text(at)).toContain('Trees cool streets.');
    expect(text(at)).toContain('7.0 of 10 points');
    at.dispose();
  });

  it('sends what a debater wrote as the next turn and clears the draft', async () => {
    const at = page();
    show(at);
    events.slice(0, 2).forEach((event) => at.publish('debate:d1', event));
    await drawn();

    const area = at.host.querySelector('textarea') as HTMLTextAreaElement;
    area.value = '  Shade is cheap.  ';
    area.dispatchEvent(new Event('input'));
    await drawn();
    area.form?.dispatchEvent(new Event('submit', { cancelable: true }));
    await drawn();

    expect(at.appended).toEqual([
      { stream: 'debate:d1', command: { type: 'speak', data: { text: 'Shade is cheap.', turn: 1 } } },
    ]);
    expect(localStorage.getItem('stoa.draft.d1')).toBeNull();
    at.dispose();
  });

  it('hands a half-written turn to the version that replaces it', async () => {
    const at = page();
    show(at);
    events.slice(0, 2).forEach((event) => at.publish('debate:d1', event));
    await drawn();
    const area = at.host.querySelector('textarea') as HTMLTextAreaElement;
    area.value = 'Half a thought';
    area.dispatchEvent(new Event('input'));

    expect(at.unmount()).toEqual({ draft: 'Half a thought', turn: undefined });
  });

  it('offers a watcher a free seat and nothing to write with', async () => {
    const at = page({ id: 'usr_w', name: 'Wren', roles: ['member'] });
    show(at);
    await drawn();

    expect(text(at)).toContain('Take this seat');
    expect(at.host.querySelector('textarea')).toBeNull();
    at.dispose();
  });

  it('leaves nothing behind after a hundred mounts', async () => {
    const listeners = countListeners();

    for (let round = 0; round < 100; round++) {
      const at = page();
      show(at);
      at.dispose();
      expect(at.held()).toBe(0);
    }
    await drawn();

    expect(listeners.alive()).toBe(0);
    listeners.stop();
  });
});
