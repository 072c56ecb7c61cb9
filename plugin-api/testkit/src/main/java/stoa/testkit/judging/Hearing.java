package stoa.testkit.judging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Flag;
import stoa.api.debate.Judge;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/**
 * One judge hearing a turn that answers another.
 *
 * @param own what it said about the turn
 * @param opponent what it said about the other side's turn, asked with the turn in sight
 */
record Hearing(Verdict own, Optional<Verdict> opponent, Duration took) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param side {@code PRO} or {@code CON} */
    static Hearing of(Judge judge, String motion, String side, String opponent, String text)
            throws InterruptedException {
        var seat = side.equals("CON") ? Seat.OPPOSITION : Seat.PROPOSITION;
        var turns = new ArrayList<Turn>();
        if (!opponent.isBlank()) {
            turns.add(new Turn(1, seat.other(), opponent, Duration.ofMinutes(1)));
        }
        turns.add(new Turn(turns.size() + 1, seat, text, Duration.ofMinutes(1)));
        var began = System.nanoTime();
        var own = ask(judge, motion, turns, turns.size());
        var took = Duration.ofNanos(System.nanoTime() - began);
        var other = turns.size() == 1 ? Optional.<Verdict>empty() : Optional.of(ask(judge, motion, turns, 1));
        return new Hearing(own, other, took);
    }

    private static Verdict ask(Judge judge, String motion, List<Turn> turns, int number) throws InterruptedException {
        return judge.judge(
                new Question("deb_1", motion, turns, Optional.of(number)),
                Deadline.in(PATIENCE, InstantSource.system()));
    }

    /** Points of an axis as the files name them; {@code total} is the mean of the three. Zero where nothing was scored. */
    double points(String axis) {
        if (axis.equals("total")) {
            return (points("logic") + points("facts") + points("relevance")) / 3;
        }
        var criterion = axis.equals("facts") ? Criterion.EVIDENCE : Criterion.valueOf(axis.toUpperCase(Locale.ROOT));
        return own.scores().stream()
                .filter(score -> score.criterion() == criterion)
                .mapToDouble(Score::points)
                .findFirst()
                .orElse(0);
    }

    /** By the names of the contract or by those of the files. */
    boolean hasFlag(String name) {
        var wanted = switch (name) {
            case "HIDDEN_CHARACTERS" -> Flag.HIDDEN_TEXT;
            case "COPIED_MOTION", "COPIED_OPPONENT" -> Flag.COPY;
            case "FALLACY" -> Flag.POSSIBLE_FALLACY;
            case "INJECTION" -> Flag.PROMPT_INJECTION;
            default -> name;
        };
        return own.flags().stream().anyMatch(flag -> flag.code().equals(wanted));
    }

    boolean hasStatus(String name) {
        return switch (name) {
            case "OK" -> own.status().hasScores();
            case "NO_CONTENT" -> own.status() == Verdict.Status.TOO_SHORT;
            case "LANGUAGE_UNSUPPORTED" -> own.status() == Verdict.Status.UNSUPPORTED_LANGUAGE;
            default -> own.status().name().equals(name);
        };
    }

    /** All that people read. */
    String told() {
        var told = new StringBuilder(own.summary());
        own.scores().forEach(score -> told.append('\n').append(score.reason()));
        own.flags().forEach(flag -> told.append('\n').append(flag.note()));
        own.feedback()
                .forEach(it -> told.append('\n').append(it.keep()).append('\n').append(it.change()));
        return told.toString();
    }
}
