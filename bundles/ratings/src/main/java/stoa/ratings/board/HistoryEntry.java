package stoa.ratings.board;

import java.time.Instant;

/**
 * A result as one player sees it.
 *
 * @param result the debate
 * @param order the number of the entry in the ledger
 * @param score 1 won, 0.5 drawn, 0 lost
 */
public record HistoryEntry(
        String result,
        long order,
        String opponent,
        String opponentName,
        int before,
        int after,
        int delta,
        double score,
        Instant at) {}
