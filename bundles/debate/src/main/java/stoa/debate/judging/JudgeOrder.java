package stoa.debate.judging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.JudgeDescriptor.Kind;
import stoa.api.debate.JudgeDescriptor.Reach;

/**
 * In which order judges are asked: the one that is wanted, the institution's, the embedded, then the one registered last among
 * those that cost nothing. Of one id the latest serves.
 *
 * @param localOnly no text may leave the machine
 */
record JudgeOrder(Optional<String> usual, boolean localOnly) {
    private static final String EMBEDDED = "embedded";

    /** A line and who is at its other end. */
    record Known(JudgeLine line, Optional<JudgeDescriptor> who) {
        private Optional<String> id() {
            return who.map(JudgeDescriptor::id);
        }

        private boolean is(Optional<String> id) {
            return id.isPresent() && id.equals(id());
        }
    }

    List<Known> of(List<JudgeLine> lines, Wanted wanted) throws InterruptedException {
        var known = new ArrayList<Known>();
        for (var line : lines) {
            if (line.isUsable()) {
                known.add(new Known(line, line.descriptor()));
            }
        }
        var ids = new HashSet<String>();
        return known.stream()
                .sorted(Comparator.comparingLong((Known one) -> one.line().service())
                        .reversed())
                .filter(one -> one.id().map(ids::add).orElse(true))
                .filter(one -> !wanted.only() || one.is(wanted.judge()))
                .filter(this::mayBeAsked)
                .sorted(Comparator.comparingInt(one -> rank(one, wanted)))
                .toList();
    }

    private boolean mayBeAsked(Known one) {
        return !localOnly
                || one.who().filter(who -> who.reach() == Reach.REMOTE).isEmpty();
    }

    private int rank(Known one, Wanted wanted) {
        var preferred = Stream.of(wanted.judge(), usual, Optional.of(EMBEDDED)).toList();
        for (int place = 0; place < preferred.size(); place++) {
            if (one.is(preferred.get(place))) {
                return place;
            }
        }
        var kind = one.who().map(JudgeDescriptor::kind).orElse(Kind.RULES);
        return kind == Kind.RULES || kind == Kind.EMBEDDED ? preferred.size() : preferred.size() + 1;
    }
}
