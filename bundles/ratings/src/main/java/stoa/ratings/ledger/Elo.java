package stoa.ratings.ledger;

/** The arithmetic of ratings; the same on every machine. */
final class Elo {
    private static final double SCALE = 400;
    /** Greater differences count as this one. */
    private static final int WIDEST = 400;

    private Elo() {}

    /** The expected score of a player, strictly between 0 and 1. */
    static double expected(int rating, int opponent) {
        var difference = Math.clamp((long) opponent - rating, -WIDEST, WIDEST);
        return 1 / (1 + StrictMath.pow(10, difference / SCALE));
    }

    /** The points that go from the opponent to the player; whole, so that nothing is lost by rounding. */
    static int delta(double k, double score, double expected) {
        return (int) StrictMath.round(k * (score - expected));
    }
}
