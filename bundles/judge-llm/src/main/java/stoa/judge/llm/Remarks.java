package stoa.judge.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Flag;
import stoa.api.debate.Quote;
import stoa.api.debate.Seat;

/** What people should look at in what a seat said. */
record Remarks(Case heard, Witness witness) {
    private static final int MOST_ORDERS = 4;

    /** Without asking a model. */
    List<Flag> found() {
        var flags = new ArrayList<>(witness.flags(heard.seat()));
        heard.orders().stream()
                .filter(place -> heard.aside().stream().noneMatch(other -> other.start() == place.start()))
                .limit(MOST_ORDERS)
                .map(place -> flag(
                        Flag.PROMPT_INJECTION,
                        Optional.of(place),
                        "Speaks to the judge instead of the other side; it was left out."))
                .forEach(flags::add);
        if (heard.isCut() && !has(flags, Flag.CUT)) {
            flags.add(of(Flag.CUT, "Only the first part was read, because it is very long."));
        }
        return flags;
    }

    /** With what the model marked, each kind once. */
    List<Flag> with(List<Ballot.Mark> marks) {
        var flags = new ArrayList<>(found());
        marks.stream()
                .distinct()
                .flatMap(mark -> flag(mark).stream())
                .filter(flag -> !has(flags, flag.code()))
                .toList()
                .forEach(flags::add);
        return flags;
    }

    Flag of(String code, String note) {
        return flag(code, Optional.empty(), note);
    }

    private Optional<Flag> flag(Ballot.Mark mark) {
        return switch (mark) {
            case INJECTION -> Optional.of(of(Flag.PROMPT_INJECTION, "Does it speak to the judge?"));
            case OFF_TOPIC -> Optional.of(of(Flag.OFF_TOPIC, "Is it about the motion?"));
            case WRONG_SIDE -> Optional.of(of(Flag.WRONG_SIDE, "Does it argue for the other side?"));
            case COPY -> Optional.of(of(Flag.COPY, "Are these the speaker's own words?"));
            case ABUSE -> Optional.of(of(Flag.ABUSE, "Is it fair to the other side?"));
            case FALLACY -> Optional.of(of(Flag.POSSIBLE_FALLACY, "Is there a fallacy in it?"));
            case UNVERIFIED -> Optional.of(of(Flag.UNVERIFIED_STATISTIC, "Can the figures be checked?"));
            case NONE -> Optional.empty();
        };
    }

    private Flag flag(String code, Optional<Quote> place, String note) {
        return new Flag(code, seat(), place, note);
    }

    private Seat seat() {
        return heard.seat();
    }

    private static boolean has(List<Flag> flags, String code) {
        return flags.stream().anyMatch(flag -> flag.code().equals(code));
    }
}
