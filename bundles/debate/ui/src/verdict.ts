import type { Seat } from './contract.ts';

/** What a judge says on the wire. Everything optional may be absent: older verdicts and simple judges leave it out. */
export type Criterion = 'logic' | 'evidence' | 'relevance' | 'rebuttal' | 'style';
type Maybe<T> = T | null | undefined;

export type VerdictStatus =
  'scored' | 'partial' | 'degraded' | 'refused' | 'unjudged' | 'tooShort' | 'unsupportedLanguage';

export interface Verdict {
  readonly status: VerdictStatus;
  readonly scores: readonly Score[];
  /** For the debate as a whole; absent for a draw and for a turn. */
  readonly winner?: Maybe<Seat>;
  /** 0 to 1. */
  readonly confidence: number;
  readonly summary: string;
  readonly provenance: Provenance;
  readonly claims?: Maybe<readonly Claim[]>;
  readonly flags?: Maybe<readonly Flag[]>;
  readonly feedback?: Maybe<readonly Feedback[]>;
  /** Why a seat was ahead or behind, strongest first. */
  readonly reasons?: Maybe<readonly Reason[]>;
  /** Of the judges of a panel. */
  readonly votes?: Maybe<readonly Vote[]>;
}

/** UTF-16 range of a turn's text, as `String.slice` takes it. */
export interface Quote {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

export interface Score {
  readonly seat: Seat;
  readonly criterion: Criterion;
  /** 0 to 10. */
  readonly points: number;
  readonly reason: string;
  readonly quotes: readonly Quote[];
  /** Where the points lie in nine of ten cases. */
  readonly interval?: Maybe<{ readonly low: number; readonly high: number }>;
}

export interface Provenance {
  readonly judge: string;
  readonly version: string;
  readonly method: string;
  readonly inputHash: string;
  readonly model?: Maybe<string>;
  readonly promptHash?: Maybe<string>;
  readonly cost?: Maybe<{ readonly inputTokens: number; readonly outputTokens: number; readonly micros: number }>;
}

export type ClaimState = 'unverified' | 'supported' | 'contradicted' | 'opinion';

export interface Claim {
  readonly quote: Quote;
  readonly state: ClaimState;
  readonly source?: Maybe<string>;
}

/** Something that people should look at; `code` is an open list such as `PROMPT_INJECTION`. */
export interface Flag {
  readonly code: string;
  readonly seat: Seat;
  readonly quote?: Maybe<Quote>;
  readonly note: string;
}

export interface Feedback {
  readonly seat: Seat;
  readonly keep: string;
  readonly change: string;
}

export interface Reason {
  readonly seat: Seat;
  readonly code: string;
  readonly quotes: readonly Quote[];
}

export interface Vote {
  readonly judge: Provenance;
  readonly status: VerdictStatus;
  readonly winner?: Maybe<Seat>;
  /** 0 to 1; 0 does not count. */
  readonly weight: number;
  readonly scores: readonly Score[];
  readonly note?: Maybe<string>;
}
