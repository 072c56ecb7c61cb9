import type { DebateEvents, DebateState, Judging, Seat, Sitter, Verdict } from './contract.ts';

/** An event of a debate as the channel publishes it. */
export type DebateEvent = {
  [T in keyof DebateEvents]: {
    readonly type: T;
    readonly at: string;
    readonly by?: string;
    readonly data: DebateEvents[T];
  };
}[keyof DebateEvents];

const PENDING: Judging = { state: 'pending' };

/** The state after one more event; the same fold as the server's, so that a page never asks for what it was told. */
export function fold(state: DebateState, event: DebateEvent): DebateState {
  switch (event.type) {
    case 'opened': {
      const { motion, terms, host, at } = event.data;
      const clocks = { propositionMs: terms.initialMs, oppositionMs: terms.initialMs, mover: 'proposition' as const };
      return { ...state, stage: 'open', motion, terms, host, clocks, times: { ...state.times, openedAt: at } };
    }
    case 'joined': {
      const { seat, user, name, guest } = event.data;
      const taken: Sitter = { user, name, guest, present: true, graceMs: 60_000, offeredAt: -1 };
      return { ...state, seats: { ...state.seats, [seat]: taken } };
    }
    case 'left':
      return { ...state, seats: { ...state.seats, [event.data.seat]: undefined } };
    case 'started':
      return {
        ...state,
        stage: 'running',
        clocks: event.data.clocks,
        times: { ...state.times, startedAt: event.data.at },
      };
    case 'spoken':
      return spoken(state, event.data);
    case 'seatAway':
      return sitter(state, event.data.seat, { present: false, awaySince: event.data.at });
    case 'seatBack':
      return sitter(state, event.data.seat, { present: true, awaySince: undefined, graceMs: event.data.graceMs });
    case 'graceSpent':
      return sitter(state, event.data.seat, { graceMs: 0, awaySince: event.data.at });
    case 'paused':
      return { ...state, stage: 'paused', clocks: event.data.clocks };
    case 'resumed':
      return { ...state, stage: 'running', clocks: event.data.clocks };
    case 'credited':
      return { ...state, clocks: event.data.clocks };
    case 'drawOffered':
      return { ...sitter(state, event.data.seat, { offeredAt: state.turns.length }), drawOffer: event.data.seat };
    case 'drawDeclined':
      return { ...state, drawOffer: undefined };
    case 'ended':
      return ended(state, event.data);
    case 'turnScored':
      return judgedTurn(state, event.data.turn, judgingOf(event.data.verdict));
    case 'turnUnjudged':
      return judgedTurn(state, event.data.turn, { state: 'unjudged', note: event.data.reason });
    case 'verdict':
      return { ...state, judging: judgingOf(event.data.verdict) };
    case 'unjudged':
      return { ...state, judging: { state: 'unjudged', note: event.data.reason } };
    case 'judgeAwaited':
      return said(state, event.data.turn, () => ({ state: 'waiting' }));
    case 'reviewed':
      return said(state, event.data.turn, (word) => ({ ...word, review: event.data.review }));
    case 'overruled':
      return said(state, event.data.turn, (word) => ({ ...settled(word), overrule: event.data.overrule }));
    case 'decided': {
      const { winner, rated, reason } = event.data;
      return { ...state, stage: 'decided', outcome: { winner, rated, reason: reason as 'complete' } };
    }
    case 'ratingChanged':
      return { ...state, ratings: [...state.ratings, event.data] };
    case 'aborted':
      return { ...state, stage: 'aborted', drawOffer: undefined, clocks: { ...state.clocks, since: undefined } };
  }
}

/** What a turn or the debate gets from a verdict. */
function judgingOf(verdict: Verdict): Judging {
  const states = { scored: 'scored', partial: 'degraded', degraded: 'degraded' } as const;
  const scored = states[verdict.status as keyof typeof states];
  return scored ? { state: scored, verdict } : { state: 'unjudged', verdict, note: verdict.summary };
}

function spoken(state: DebateState, data: DebateEvents['spoken']): DebateState {
  const { turn: number, seat, text, usedMs, at, clocks } = data;
  const turns = [...state.turns, { number, seat, text, usedMs, at, judging: PENDING }];
  return { ...state, turns, clocks, drawOffer: state.drawOffer === seat ? seat : undefined };
}

function ended(state: DebateState, data: DebateEvents['ended']): DebateState {
  const { reason, winner, clocks, at } = data;
  const judging: Judging = state.turns.length > 0 ? PENDING : { state: 'none' };
  return {
    ...state,
    stage: 'closing',
    clocks,
    judging,
    drawOffer: undefined,
    ending: { reason, winner },
    times: { ...state.times, endedAt: at },
  };
}

/** A person spoke: what waited for a judge waits no longer. */
function settled(word: Judging): Judging {
  return word.state === 'pending' || word.state === 'waiting' ? { ...word, state: 'unjudged' } : word;
}

/** Changes the word on a turn, or on the whole where no turn is named. */
function said(state: DebateState, turn: number | null | undefined, change: (word: Judging) => Judging): DebateState {
  if (turn == null) return { ...state, judging: change(state.judging) };
  const before = state.turns.find(({ number }) => number === turn);
  return before ? judgedTurn(state, turn, change(before.judging)) : state;
}

function judgedTurn(state: DebateState, number: number, judging: Judging): DebateState {
  return { ...state, turns: state.turns.map((turn) => (turn.number === number ? { ...turn, judging } : turn)) };
}

function sitter(state: DebateState, seat: Seat, change: Partial<Sitter>): DebateState {
  const known = state.seats[seat];
  return known ? { ...state, seats: { ...state.seats, [seat]: { ...known, ...change } } } : state;
}
