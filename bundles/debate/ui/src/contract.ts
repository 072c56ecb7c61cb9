/**
 * What the debate bundle says on the wire: the state of a stream `debate:<id>`, its events, commands and operations.
 * An optional member may be absent or null. Instants are ISO-8601 in UTC, spans are whole milliseconds (`...Ms`).
 */
import type { JudgeChoices } from './cards.ts';
import type { Ballot, Flow } from './report.ts';
import type { Criterion, Verdict } from './verdict.ts';

export type * from './report.ts';
export type * from './verdict.ts';
export type Seat = 'proposition' | 'opposition';
type Maybe<T> = T | null | undefined;

/* ---- state: rpc snapshot {stream: 'debate:<id>'}, GET /api/v1/streams/debate:<id> ---- */

/** open: waits for people; closing: over, the verdict decides the result; aborted: ended without a result. */
export type Stage = 'unopened' | 'open' | 'running' | 'paused' | 'closing' | 'decided' | 'aborted';

export interface DebateState {
  readonly stage: Stage;
  readonly motion: Motion;
  readonly terms: Terms;
  /** User id of whoever opened it. */
  readonly host: string;
  readonly seats: { readonly proposition?: Maybe<Sitter>; readonly opposition?: Maybe<Sitter> };
  readonly clocks: Clocks;
  readonly turns: readonly Turn[];
  /** The seat whose offer of a draw stands. */
  readonly drawOffer?: Maybe<Seat>;
  readonly ending?: Maybe<Ending>;
  /** The judge's word on the whole debate. */
  readonly judging: Judging;
  readonly outcome?: Maybe<Outcome>;
  /** Rating changes, at most one per seat; come a moment after the outcome. */
  readonly ratings: readonly RatingChange[];
  readonly times: {
    readonly openedAt?: Maybe<string>;
    readonly startedAt?: Maybe<string>;
    readonly endedAt?: Maybe<string>;
  };
}

export interface Motion {
  readonly text: string;
  /** Id in the bank, if it came from there. */
  readonly id?: Maybe<string>;
  readonly topics: readonly string[];
}

export interface Terms {
  readonly initialMs: number;
  readonly incrementMs: number;
  /** Turns each; absent means until a clock ends it. */
  readonly turnsEach?: Maybe<number>;
  readonly rated: boolean;
  /** Whether guests may take a seat; never in a rated debate. */
  readonly guests: boolean;
  /** The judge whose word counts; absent for the hall's usual one. */
  readonly judge?: Maybe<string>;
  /** Judges that are asked afterwards. */
  readonly reviewers?: Maybe<readonly string[]>;
}

export interface Sitter {
  readonly user: string;
  readonly name: string;
  readonly guest: boolean;
  /** False while the person has no page of the debate open. */
  readonly present: boolean;
  /** Since when the present countdown of an absent person runs: grace first, then `ABSENCE_LIMIT_MS`. */
  readonly awaySince?: Maybe<string>;
  /** What is left of the 60 s by which both clocks may stand still for this person. */
  readonly graceMs: number;
  /** How many turns had been taken when this person last offered a draw; -1 for never. One offer per turn. */
  readonly offeredAt: number;
}

/** With grace spent, somebody absent this long has abandoned the debate. */
export const ABSENCE_LIMIT_MS = 60_000;

/** Left now = xMs - (seat === mover && since ? clock.now() - Date.parse(since) : 0). */
export interface Clocks {
  readonly propositionMs: number;
  readonly oppositionMs: number;
  /** Whose turn it is. */
  readonly mover: Seat;
  /** Absent while both clocks stand still. */
  readonly since?: Maybe<string>;
}

export interface Turn {
  readonly number: number;
  readonly seat: Seat;
  readonly text: string;
  readonly usedMs: number;
  readonly at: string;
  readonly judging: Judging;
}

/** none: nothing to judge; pending: the judge works; waiting: no judge is there yet; degraded: scored by a weaker method; unjudged: see `note`. */
export type JudgingState = 'none' | 'pending' | 'waiting' | 'scored' | 'degraded' | 'unjudged';

export interface Judging {
  readonly state: JudgingState;
  readonly verdict?: Maybe<Verdict>;
  /** Why it is unjudged or what is waited for, one sentence. */
  readonly note?: Maybe<string>;
  /** The judge that was chosen, when the verdict is another's: its id and why, one sentence. */
  readonly insteadOf?: Maybe<{ readonly judge: string; readonly why: string }>;
  /** The latest later word of a judge; it decides nothing. */
  readonly review?: Maybe<Review>;
  /** The latest word of a person in place of the judge's. */
  readonly overrule?: Maybe<Overrule>;
}

export interface Review {
  readonly revision: number;
  readonly verdict: Verdict;
  readonly at: string;
}

export interface Overrule {
  readonly revision: number;
  readonly winner?: Maybe<Seat>;
  readonly marks: readonly { readonly seat: Seat; readonly criterion: Criterion; readonly points: number }[];
  readonly reason: string;
  readonly by: string;
  readonly name: string;
  readonly at: string;
}

export type EndReason = 'complete' | 'clock' | 'resigned' | 'agreed' | 'abandoned';

export interface Ending {
  readonly reason: EndReason;
  /** Known at once unless the reason is `complete`; absent for a draw. */
  readonly winner?: Maybe<Seat>;
}

/** One word of `debate.revisions` {id, turn?}, oldest first; `turn` is absent for the debate as a whole. */
export interface Revision {
  readonly turn?: Maybe<number>;
  readonly kind: 'verdict' | 'unjudged' | 'review' | 'overrule';
  readonly at: string;
  readonly verdict?: Maybe<Verdict>;
  readonly overrule?: Maybe<Overrule>;
  readonly note?: Maybe<string>;
}

export interface Outcome {
  readonly winner?: Maybe<Seat>;
  readonly rated: boolean;
  readonly reason: EndReason | 'unjudged';
}

export interface RatingChange {
  readonly seat: Seat;
  readonly user: string;
  readonly before: number;
  readonly after: number;
  readonly delta: number;
}

/* ---- events: publications on channel `debate:<id>`, {type, at, by, data} ---- */

export interface DebateEvents {
  opened: { motion: Motion; terms: Terms; host: string; at: string };
  joined: { seat: Seat; user: string; name: string; guest: boolean; at: string };
  left: { seat: Seat; at: string };
  /** Both seats are taken; the clock of the proposition runs. Grace starts whole, awaySince of somebody absent is `at`. */
  started: { clocks: Clocks; at: string };
  spoken: { turn: number; seat: Seat; text: string; usedMs: number; clocks: Clocks; at: string };
  seatAway: { seat: Seat; at: string };
  seatBack: { seat: Seat; graceMs: number; at: string };
  graceSpent: { seat: Seat; at: string };
  paused: { clocks: Clocks; at: string };
  resumed: { clocks: Clocks; at: string };
  /** The platform was down; the clocks and absences are not charged for it. */
  credited: {
    clocks: Clocks;
    absences: { proposition?: Maybe<string>; opposition?: Maybe<string> };
    outageMs: number;
    at: string;
  };
  drawOffered: { seat: Seat; at: string };
  drawDeclined: { seat: Seat; at: string };
  ended: { reason: EndReason; winner?: Maybe<Seat>; turns: number; clocks: Clocks; at: string };
  turnScored: { turn: number; verdict: Verdict };
  turnUnjudged: { turn: number; reason: string };
  verdict: { verdict: Verdict };
  unjudged: { reason: string };
  /** Of a turn, or of the whole where there is none; so below. */
  judgeAwaited: { turn?: Maybe<number> };
  reviewed: { turn?: Maybe<number>; review: Review };
  overruled: { turn?: Maybe<number>; overrule: Overrule };
  decided: {
    proposition: string;
    opposition: string;
    propositionName: string;
    oppositionName: string;
    winner?: Maybe<Seat>;
    rated: boolean;
    reason: string;
  };
  ratingChanged: RatingChange;
  aborted: { reason: string; at: string };
}

/* ---- commands: context.append('debate:<id>', {type, data}) ---- */

export interface DebateCommands {
  /** Without a seat: the first free one. The second person starts the debate. */
  join: { seat?: Seat };
  /** Only before the debate has started. */
  leave: Record<string, never>;
  /** `turn` is the number this text shall have: `state.turns.length + 1`; 1 to 4000 characters (code points) after trimming. */
  speak: { text: string; turn: number };
  resign: Record<string, never>;
  offerDraw: Record<string, never>;
  answerDraw: { accept: boolean };
  /** By a seat before the first turn, by the host before the start, by teachers and administrators until the end. */
  abort: Record<string, never>;
  /** By teachers and administrators who do not sit in it. A turn takes marks for its speaker and no winner. */
  overrule: {
    turn?: number;
    winner?: Seat;
    marks: readonly { readonly seat: Seat; readonly criterion: Criterion; readonly points: number }[];
    /** 10 to 1000 characters. */
    reason: string;
  };
}

export const TURN_LIMIT = 4000;

/** Codes of refusals beside the platform's own. */
export type DebateProblem =
  | 'DEBATE_UNKNOWN'
  | 'DEBATE_NOT_OPEN'
  | 'DEBATE_NOT_RUNNING'
  | 'DEBATE_OVER'
  | 'SEAT_TAKEN'
  | 'ALREADY_SEATED'
  | 'NOT_SEATED'
  | 'ACCOUNT_NEEDED'
  | 'NOT_YOUR_TURN'
  | 'TURN_MOVED'
  | 'TEXT_EMPTY'
  | 'TEXT_TOO_LONG'
  | 'TEXT_UNREADABLE'
  | 'CLOCK_RAN_OUT'
  | 'DRAW_ALREADY_OFFERED'
  | 'NO_DRAW_OFFER'
  | 'TOO_LATE_TO_ABORT'
  | 'TERMS_REFUSED'
  | 'TOO_MANY_OPEN'
  | 'JUDGE_NOT_READY';

/* ---- channels beside the stream ---- */

/** Channel `live:<id>`, ephemeral: published by seat holders; everybody else only listens. */
export interface Typing {
  readonly typing: boolean;
  readonly chars: number;
}

/** Channel `lobby:open`, last value per debate id; `gone` says that the card leaves the board. */
export interface LobbyPublication {
  readonly card: DebateCard;
  readonly gone: boolean;
}

export interface DebateCard {
  readonly id: string;
  readonly motion: string;
  readonly topics: readonly string[];
  readonly stage: Stage;
  readonly terms: Terms;
  readonly host: string;
  readonly proposition?: Maybe<CardSeat>;
  readonly opposition?: Maybe<CardSeat>;
  readonly clocks?: Maybe<Clocks>;
  readonly turns: number;
  readonly outcome?: Maybe<Outcome>;
  readonly openedAt: string;
  readonly changedAt: string;
}

export interface CardSeat {
  readonly user: string;
  readonly name: string;
  readonly present: boolean;
}

/* ---- operations: context.call(name, input), or REST below /api/v1 ---- */

export interface DebateOperations {
  /** POST /debates. Either `motion` (8 to 300 characters) or `motionId`. Same `key`, same debate. */
  'debate.create': {
    input: {
      motion?: string;
      motionId?: string;
      /** Default `3+10`. */
      preset?: '3+10' | '5+15' | '10+30' | '15+0';
      /** Turns each, 1 to 20, default 4; 0 for no limit. */
      turns?: number;
      /** Default true for a debate of members. */
      rated?: boolean;
      guests?: boolean;
      /** Where the host sits, default `random`. */
      seat?: Seat | 'random' | 'none';
      key?: string;
      /** Ids of `judges.choices`. */
      judge?: string;
      /** At most four. */
      reviewers?: readonly string[];
    };
    output: { id: string; stream: string };
  };
  /** GET /motions?text&topic&level */
  'debate.motions': {
    input: { text?: string; topic?: string; level?: Level };
    output: { motions: readonly BankMotion[]; topics: readonly string[] };
  };
  /** GET /debates?state&limit&after: newest first; state `open`, `live` (running, paused, closing) or `over`. */
  'debate.lobby': {
    input: { state?: 'open' | 'live' | 'over'; limit?: number; after?: string };
    output: { debates: readonly DebateCard[]; next?: Maybe<string> };
  };
  /** GET /judges/choices, for members */
  'judges.choices': { input: Readonly<Record<string, never>>; output: JudgeChoices };
  /** GET /debates/{id}/ballot */
  'debate.ballot': { input: { id: string }; output: Ballot };
  /** GET /debates/{id}/flow */
  'debate.flow': { input: { id: string }; output: Flow };
  /** GET /debates/{id}/document?format */
  'debate.document': {
    input: { id: string; format: 'pdf' | 'markdown' | 'csv' };
    output: { fileName: string; mediaType: string; base64: string };
  };
  /** GET /debates/{id}/export */
  'debate.export': {
    input: { id: string };
    output: { id: string; fileName: string; markdown: string; state: DebateState };
  };
}

export type Level = 'starter' | 'school' | 'university';

export interface BankMotion {
  readonly id: string;
  readonly text: string;
  readonly topics: readonly string[];
  readonly level: Level;
  /** One sentence of background. */
  readonly info: string;
}
