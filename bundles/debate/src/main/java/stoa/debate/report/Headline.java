package stoa.debate.report;

import java.util.Optional;
import stoa.api.debate.Seat;
import stoa.debate.room.Debate;
import stoa.debate.room.Outcome;

/**
 * The decision in a sentence or two: the result that counts and how it came, then what the judge thought of what was said. Where
 * a debate ended early the two need not agree, and both are said.
 */
final class Headline {
    private static final String COMPLETE = "complete";

    private Headline() {}

    static String of(Sheet sheet) {
        var outcome = sheet.debate().outcome();
        var isByThePoints = outcome.filter(result -> !result.reason().equals(COMPLETE)
                        || !result.winner().equals(sheet.verdict().winner()))
                .isEmpty();
        return isByThePoints
                ? byThePoints(sheet)
                : result(sheet, outcome.orElseThrow()) + " On what was said " + seen(sheet);
    }

    /** Without a judge's word. */
    static String unjudged(Debate debate, Sheet names) {
        var judging = debate.judging();
        var result = debate.outcome().filter(outcome -> !outcome.reason().equals("unjudged"));
        if (debate.turns().isEmpty()) {
            return result.map(outcome -> result(names, outcome) + " Nothing was said.")
                    .orElse("There is no decision yet; nothing was said so far.");
        }
        if (debate.stage().isLive()) {
            return "There is no decision yet; the debate is still on.";
        }
        if (judging.isPending()) {
            return result.map(outcome -> result(names, outcome) + " The judge has not spoken on what was said yet.")
                    .orElse("There is no decision yet; the judge is still to speak.");
        }
        var why = judging.note().map(note -> " " + note).orElse("");
        return result.map(outcome -> result(names, outcome) + " No judge gave points for what was said." + why)
                .orElse("There is no decision by a judge." + why);
    }

    static boolean isEarly(Debate debate) {
        return debate.outcome()
                .filter(outcome -> !outcome.reason().equals(COMPLETE))
                .isPresent();
    }

    private static String byThePoints(Sheet sheet) {
        return sheet.verdict()
                .winner()
                .map(seat ->
                        "%s, for the %s, wins; %s.".formatted(sheet.name(seat), Sheet.word(seat), given(sheet, seat)))
                .orElseGet(() -> "The debate is a draw; %s.".formatted(given(sheet, Seat.PROPOSITION)));
    }

    private static String result(Sheet sheet, Outcome outcome) {
        var loser = outcome.winner().map(Seat::other).map(sheet::name).orElse("");
        var how = switch (outcome.reason()) {
            case "clock" -> " because the time of " + loser + " ran out";
            case "resigned" -> " because " + loser + " resigned";
            case "abandoned" -> outcome.winner().isEmpty() ? " because both left" : " because " + loser + " left";
            case "agreed" -> " because both agreed to it";
            default -> " by the word of a person";
        };
        return outcome.winner()
                .map(seat -> "%s, for the %s, wins%s.".formatted(sheet.name(seat), Sheet.word(seat), how))
                .orElse("The debate is a draw" + how + ".");
    }

    private static String seen(Sheet sheet) {
        var winner = sheet.verdict().winner();
        return winner.map(seat -> "the judge saw " + sheet.name(seat) + " ahead; " + given(sheet, seat) + ".")
                .orElseGet(() -> "the judge saw nobody ahead; " + given(sheet, Seat.PROPOSITION) + ".");
    }

    private static String given(Sheet sheet, Seat first) {
        var own = sheet.total(first);
        var others = sheet.total(first.other());
        return Optional.of("it found nothing to give points for")
                .filter(none -> sheet.isEmpty())
                .orElse("the judge gave " + Sheet.number(own) + " points to " + Sheet.number(others));
    }
}
