import type { Seat } from './contract.ts';
import type { Flag, Provenance, Quote } from './verdict.ts';

type Maybe<T> = T | null | undefined;

/** A ballot, decision first; `reason` has 80 to 200 words, and is empty when nobody could judge. */
export interface Ballot {
  readonly id: string;
  readonly motion: string;
  readonly decision: string;
  readonly winner?: Maybe<Seat>;
  readonly reason: string;
  readonly sides: readonly SideBallot[];
  readonly flags: readonly Flag[];
  /** What happened after the decision: an overrule or a later review. */
  readonly note?: Maybe<string>;
  readonly revision: number;
  readonly judge?: Maybe<Provenance>;
}

export interface SideBallot {
  readonly seat: Seat;
  readonly name: string;
  readonly total: number;
  readonly points: readonly Line[];
  readonly keep: string;
  readonly change: string;
}

export interface Line {
  readonly criterion: string;
  readonly points: number;
  readonly low?: Maybe<number>;
  readonly high?: Maybe<number>;
  readonly sentence: string;
  readonly quotes: readonly string[];
}

/** The flow of the arguments, found by shared words. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly {
    readonly from: number;
    readonly to: number;
    readonly link: 'supports' | 'answers';
    readonly strength: number;
  }[];
}

export interface FlowNode {
  readonly id: number;
  readonly seat: Seat;
  readonly role: 'claim' | 'reason' | 'evidence' | 'example' | 'rebuttal' | 'concession';
  readonly place: Quote;
  readonly text: string;
  /** The other side spoke afterwards and passed it by. */
  readonly dropped: boolean;
}
