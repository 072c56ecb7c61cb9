package stoa.api.debate;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether a verdict answers its question: the right seats, quotes that are there, sizes that people can read. What does not fit
 * is not recorded and counts as a failure of the judge. Whoever asks other judges checks by the same rules.
 */
public final class VerdictCheck {
    /** In UTF-16 units. */
    public static final int LONGEST_SUMMARY = 4_000;
    /** Of a reason, a note or an advice, in UTF-16 units. */
    public static final int LONGEST_REASON = 500;
    /** Of one score. */
    public static final int MOST_QUOTES = 8;
    /** Claims, flags and reasons, of each. */
    public static final int MOST_REMARKS = RemarkCheck.MOST;
    /** How many judges a panel may have. */
    public static final int MOST_VOTES = RemarkCheck.MOST_VOTES;

    private static final int LONGEST_NAME = 100;

    private VerdictCheck() {}

    /** What is wrong with it, a part of a sentence; empty when nothing is. */
    public static String complaint(Question question, JudgeDescriptor judge, Verdict verdict) {
        return Stream.<Supplier<String>>of(
                        () -> provenance(judge, verdict),
                        () -> summary(verdict),
                        () -> presence(question, verdict),
                        () -> scores(question, verdict),
                        () -> winner(question, verdict),
                        () -> RemarkCheck.complaint(question, verdict))
                .map(Supplier::get)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String provenance(JudgeDescriptor judge, Verdict verdict) {
        var from = verdict.provenance();
        var isOwn = from.judge().equals(judge.id()) && from.version().equals(judge.version());
        var isShort = Stream.of(from.judge(), from.version(), from.method(), from.inputHash())
                .allMatch(name -> name.length() <= LONGEST_NAME);
        return isOwn && isShort ? "" : "its verdict names another judge, or one with a very long name";
    }

    private static String summary(Verdict verdict) {
        var length = verdict.summary().length();
        return length <= LONGEST_SUMMARY ? "" : "its summary has " + length + " characters";
    }

    private static String presence(Question question, Verdict verdict) {
        var isEmpty = verdict.scores().isEmpty();
        if (verdict.status().hasScores()) {
            return isEmpty ? "it scored nothing" : missingSeat(question, verdict);
        }
        return isEmpty ? "" : "it has scores and says that it did not score";
    }

    private static String missingSeat(Question question, Verdict verdict) {
        var scored = EnumSet.noneOf(Seat.class);
        verdict.scores().forEach(score -> scored.add(score.seat()));
        return scored.equals(expected(question)) ? "" : "it scored the seats " + scored + ", not " + expected(question);
    }

    private static Set<Seat> expected(Question question) {
        return question.turn()
                .<Set<Seat>>map(
                        turn -> EnumSet.of(question.turns().get(turn - 1).seat()))
                .orElse(EnumSet.allOf(Seat.class));
    }

    private static String scores(Question question, Verdict verdict) {
        var seen = new HashSet<List<Object>>();
        for (var score : verdict.scores()) {
            if (!seen.add(List.of(score.seat(), score.criterion()))) {
                return "it scored " + score.criterion() + " of " + score.seat() + " twice";
            }
            if (score.reason().isBlank() || score.reason().length() > LONGEST_REASON) {
                return "its reason for " + score.criterion() + " is empty or too long";
            }
            if (!quotesFit(question, score)) {
                return "its quotes for " + score.criterion() + " are not in what was said";
            }
        }
        return "";
    }

    private static boolean quotesFit(Question question, Score score) {
        return score.quotes().size() <= MOST_QUOTES
                && score.quotes().stream().allMatch(quote -> isThere(question, quote));
    }

    static boolean isThere(Question question, Quote quote) {
        return question.turns().stream()
                .filter(turn -> turn.number() == quote.turn())
                .map(Turn::text)
                .anyMatch(text -> quote.start() < quote.end() && quote.end() <= text.length());
    }

    private static String winner(Question question, Verdict verdict) {
        if (verdict.winner().isEmpty()) {
            return "";
        }
        if (question.turn().isPresent() || verdict.scores().isEmpty()) {
            return "it names a winner where there is none to name";
        }
        var winner = verdict.winner().get();
        return isBehindEverywhere(verdict, winner) ? "its winner is behind in every criterion" : "";
    }

    /** A judge may weigh as it likes, but no weights make up for having less of everything. */
    private static boolean isBehindEverywhere(Verdict verdict, Seat winner) {
        return Stream.of(Criterion.values())
                .filter(criterion -> points(verdict, winner, criterion) != points(verdict, winner.other(), criterion))
                .mapToDouble(
                        criterion -> points(verdict, winner, criterion) - points(verdict, winner.other(), criterion))
                .max()
                .stream()
                .anyMatch(lead -> lead < 0);
    }

    private static double points(Verdict verdict, Seat seat, Criterion criterion) {
        return verdict.scores().stream()
                .filter(score -> score.seat() == seat && score.criterion() == criterion)
                .mapToDouble(Score::points)
                .findFirst()
                .orElse(0);
    }
}
