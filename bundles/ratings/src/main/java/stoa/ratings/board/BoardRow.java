package stoa.ratings.board;

import java.time.Instant;

/**
 * A line of a leaderboard.
 *
 * @param rank from 1; 0 where it is not counted, below the first 5,000
 * @param provisional played so little that the rating moves fast
 */
public record BoardRow(
        int rank,
        String user,
        String name,
        int rating,
        int games,
        int wins,
        int draws,
        int losses,
        int lastDelta,
        Instant lastAt,
        boolean provisional) {}
