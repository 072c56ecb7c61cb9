package stoa.debate.judging;

import java.util.Optional;

/**
 * Which judge is asked.
 *
 * @param judge its id; empty for the usual one
 * @param only nobody else will do
 * @param skip so many of the best are passed over, because they failed before
 */
record Wanted(Optional<String> judge, boolean only, int skip) {
    static final Wanted USUAL = new Wanted(Optional.empty(), false, 0);

    static Wanted first(Optional<String> judge) {
        return new Wanted(judge, false, 0);
    }

    static Wanted exactly(String judge) {
        return new Wanted(Optional.of(judge), true, 0);
    }

    Wanted skipping(int count) {
        return new Wanted(judge, only, count);
    }
}
