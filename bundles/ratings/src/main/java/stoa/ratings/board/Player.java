package stoa.ratings.board;

import java.time.Instant;
import stoa.ratings.ledger.Posting;

/** A player's line in the read model. */
record Player(
        String user,
        String name,
        int rating,
        int games,
        int wins,
        int draws,
        int losses,
        int lastDelta,
        Instant lastAt) {
    private static final int PROVISIONAL_BELOW = 30;

    static Player opened(String user, String name, int rating, Instant at) {
        return new Player(user, name, rating, 0, 0, 0, 0, 0, at);
    }

    Player after(Posting posting, double score, Instant at) {
        return new Player(
                user,
                posting.name(),
                posting.after(),
                games + 1,
                wins + (score == 1 ? 1 : 0),
                draws + (score == 0.5 ? 1 : 0),
                losses + (score == 0 ? 1 : 0),
                posting.delta(),
                at);
    }

    BoardRow ranked(int rank) {
        return new BoardRow(
                rank, user, name, rating, games, wins, draws, losses, lastDelta, lastAt, games < PROVISIONAL_BELOW);
    }
}
