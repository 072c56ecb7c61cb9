import type { Verdict } from './verdict.ts';

type Maybe<T> = T | null | undefined;

/** `judges.cards` {}: the judges in the order in which they are asked. */
export interface JudgeCards {
  readonly judges: readonly JudgeCard[];
}

export interface JudgeCard {
  readonly judge: JudgeDescriptor;
  /** What must be set up before it can judge, one sentence; absent when it can. */
  readonly need?: Maybe<string>;
  /** JSON in the form of {@link Evaluation}. */
  readonly evaluation?: Maybe<string>;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failures: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly verdicts: number;
  readonly overruled: number;
  readonly overruleRate: number;
  /** By how much the mean points of the newest week differ from those of the weeks before. */
  readonly drift?: Maybe<number>;
  readonly tokens: number;
  readonly micros: number;
}

/** `judges.choices` {}: the judges that a debate may choose, the usual one first. */
export interface JudgeChoices {
  readonly judges: readonly JudgeDescriptor[];
  /** For teachers and administrators: those that cannot be chosen yet. */
  readonly unready: readonly { readonly judge: JudgeDescriptor; readonly need: string }[];
}

export interface JudgeDescriptor {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly languages: readonly string[];
  readonly kind: 'rules' | 'embedded' | 'llm' | 'panel' | 'external';
  readonly cost: 'free' | 'low' | 'high';
  readonly reach: 'local' | 'remote';
}

/** How a judge was evaluated; everything but who it is may be absent. */
export interface Evaluation {
  readonly judge: string;
  readonly version: string;
  readonly summary: string;
  readonly evaluatedOn?: Maybe<string>;
  readonly protocol?: Maybe<string>;
  readonly data?: Maybe<
    readonly {
      readonly name: string;
      readonly licence: string;
      readonly attribution?: Maybe<string>;
      readonly items: number;
      readonly use: string;
    }[]
  >;
  readonly figures?: Maybe<readonly Figure[]>;
  readonly calibration?: Maybe<readonly Bin[]>;
  readonly adversarial?: Maybe<readonly { readonly name: string; readonly passed: number; readonly total: number }[]>;
  readonly weaknesses?: Maybe<readonly string[]>;
}

export interface Figure {
  readonly name: string;
  readonly title: string;
  readonly value: number;
  readonly low?: Maybe<number>;
  readonly high?: Maybe<number>;
  readonly baseline?: Maybe<number>;
  readonly baselineName?: Maybe<string>;
}

/** Answers about which the judge was about this sure, and how often it was right. */
export interface Bin {
  readonly predicted: number;
  readonly observed: number;
  readonly count: number;
}

/** `judges.compare` {a, b, debates}: at most 20 debates that are over. */
export interface Comparison {
  /** Debates on which both gave points. */
  readonly compared: number;
  readonly agreement: number;
  readonly meanDifference: number;
  readonly meanGap: number;
  readonly pairs: readonly {
    readonly debate: string;
    readonly motion: string;
    readonly a?: Maybe<Verdict>;
    readonly b?: Maybe<Verdict>;
  }[];
}
