/**
 * What the ratings bundle says on the wire. Ratings are whole numbers; every player starts with 1500.
 * An optional member may be absent or null.
 */
type Maybe<T> = T | null | undefined;

/** Channel `board:main`, last value under the key `top`: the fifty best, at most four times a second. */
export interface Board {
  readonly rows: readonly BoardRow[];
  /** How many players have a rating. */
  readonly players: number;
}

export interface BoardRow {
  /** From 1; 0 in a history of somebody below the first 5,000. */
  readonly rank: number;
  readonly user: string;
  readonly name: string;
  readonly rating: number;
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  /** Points of the last debate. */
  readonly lastDelta: number;
  readonly lastAt: string;
  /** Fewer than 30 debates: moves fast. */
  readonly provisional: boolean;
}

export interface HistoryEntry {
  /** Id of the debate. */
  readonly result: string;
  /** The number of the entry in the ledger. */
  readonly order: number;
  readonly opponent: string;
  readonly opponentName: string;
  readonly before: number;
  readonly after: number;
  readonly delta: number;
  /** 1 won, 0.5 drawn, 0 lost. */
  readonly score: number;
  readonly at: string;
}

export interface RatingsOperations {
  /** GET /ratings?after&limit: best first. */
  'ratings.board': {
    input: { after?: string; limit?: number };
    output: { rows: readonly BoardRow[]; players: number; next?: Maybe<string> };
  };
  /** GET /ratings/{user}: newest first; `player` is absent for somebody who has not played a rated debate. */
  'ratings.history': {
    input: { user: string; after?: string; limit?: number };
    output: { player?: Maybe<BoardRow>; entries: readonly HistoryEntry[]; next?: Maybe<string> };
  };
}
