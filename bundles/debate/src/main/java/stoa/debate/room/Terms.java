package stoa.debate.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the two agree to by sitting down.
 *
 * @param turnsEach empty for as long as the clocks last
 * @param judge the id of the judge whose word counts; empty for the institution's usual one
 * @param reviewers ids of judges that are asked afterwards; their word is shown and decides nothing
 * @param guests whether people without an account may take a seat; never in a rated debate
 */
public record Terms(
        long initialMs,
        long incrementMs,
        Optional<Integer> turnsEach,
        boolean rated,
        boolean guests,
        Optional<String> judge,
        List<String> reviewers) {
    /** No debate is longer, whatever its terms, so that a state stays small. */
    public static final int MOST_TURNS_EACH = 40;

    /** Judged by the usual judge. */
    public Terms(long initialMs, long incrementMs, Optional<Integer> turnsEach, boolean rated, boolean guests) {
        this(initialMs, incrementMs, turnsEach, rated, guests, Optional.empty(), List.of());
    }

    public Terms {
        reviewers = List.copyOf(reviewers);
        if (initialMs < 1_000 || initialMs > Duration.ofHours(3).toMillis()) {
            throw new IllegalArgumentException("Time of " + initialMs + " ms must be between a second and three hours");
        }
        if (incrementMs < 0 || incrementMs > Duration.ofMinutes(10).toMillis()) {
            throw new IllegalArgumentException("Increment of " + incrementMs + " ms must be between 0 and ten minutes");
        }
        if (turnsEach.filter(turns -> turns < 1 || turns > MOST_TURNS_EACH).isPresent()) {
            throw new IllegalArgumentException(
                    "Turns each " + turnsEach.get() + " must be between 1 and " + MOST_TURNS_EACH);
        }
        if (rated && guests) {
            throw new IllegalArgumentException("A rated debate cannot have guests in its seats");
        }
    }

    public Terms judgedBy(Optional<String> chosen, List<String> also) {
        return new Terms(initialMs, incrementMs, turnsEach, rated, guests, chosen, also);
    }

    /** All that are named: who decides and who looks again. */
    public List<String> judges() {
        return Stream.concat(judge.stream(), reviewers.stream()).toList();
    }

    /** How many turns there are at most. */
    public int turns() {
        return 2 * turnsEach.orElse(MOST_TURNS_EACH);
    }
}
