package stoa.debate.transcript;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.debate.room.Debate;
import stoa.debate.room.Judging;
import stoa.debate.room.Outcome;
import stoa.debate.room.Sitter;
import stoa.debate.room.TurnTaken;

/** Writes a debate as Markdown. What people wrote is quoted, so that none of it can pass for the document's own words. */
final class Transcript {
    private Transcript() {}

    static String markdown(Debate debate) {
        var turns = debate.turns().stream().map(turn -> turn(debate, turn)).collect(Collectors.joining());
        return "# " + line(debate.motion().text()) + "\n\n" + seats(debate) + outcome(debate) + turns
                + judging("## The judge\n\n", debate.judging());
    }

    private static String seats(Debate debate) {
        return "For: " + name(debate, Seat.PROPOSITION) + "  \nAgainst: " + name(debate, Seat.OPPOSITION) + "\n\n";
    }

    private static String outcome(Debate debate) {
        return debate.outcome().map(outcome -> result(debate, outcome)).orElse("No result yet.\n\n");
    }

    private static String result(Debate debate, Outcome outcome) {
        var who = outcome.winner().map(seat -> name(debate, seat) + " won").orElse("Nobody won");
        return who + " (" + outcome.reason() + ", " + (outcome.rated() ? "rated" : "unrated") + ").\n\n";
    }

    private static String turn(Debate debate, TurnTaken turn) {
        var head = "## %d. %s (%s, %d s)\n\n"
                .formatted(turn.number(), name(debate, turn.seat()), word(turn.seat()), turn.usedMs() / 1000);
        var text = turn.text().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
        return head + text + "\n\n" + judging("", turn.judging());
    }

    private static String judging(String head, Judging judging) {
        return judging.verdict()
                .map(verdict -> head + verdict(verdict))
                .or(() -> judging.note().map(note -> head + "Unjudged: " + line(note) + "\n\n"))
                .orElse("");
    }

    private static String verdict(Verdict verdict) {
        var scores = verdict.scores().stream().map(Transcript::score).collect(Collectors.joining());
        var from = verdict.provenance();
        return line(verdict.summary()) + "\n\n" + scores + "\nJudge: " + line(from.judge()) + " " + line(from.version())
                + "\n\n";
    }

    private static String score(Score score) {
        return String.format(
                Locale.ROOT,
                "- %s, %s: %.1f. %s%n",
                word(score.seat()),
                score.criterion().name().toLowerCase(Locale.ROOT),
                score.points(),
                line(score.reason()));
    }

    private static String name(Debate debate, Seat seat) {
        return Optional.of(debate.seats())
                .flatMap(seats -> seats.of(seat))
                .map(Sitter::name)
                .map(Transcript::line)
                .orElse("nobody");
    }

    private static String word(Seat seat) {
        return seat.name().toLowerCase(Locale.ROOT);
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1")
                .strip();
    }
}
