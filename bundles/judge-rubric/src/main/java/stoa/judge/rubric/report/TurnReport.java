package stoa.judge.rubric.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import stoa.api.debate.Criterion;
import stoa.api.debate.Feedback;
import stoa.api.debate.Provenance;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.judge.rubric.score.Assessment;
import stoa.judge.rubric.score.Finding;
import stoa.judge.rubric.score.Flag;
import stoa.judge.rubric.text.Sentence;

/** The verdict on one turn. */
public record TurnReport(Reading reading, Provenance provenance) {

    /**
     * What the turn is worth.
     *
     * @param index of the turn, from 0
     */
    public Verdict on(int index) {
        if (reading.isForeign(index)) {
            return unscored(
                    Verdict.Status.UNSUPPORTED_LANGUAGE,
                    "This judge understands English only, and this turn seems to be in another language.");
        }
        if (reading.isTooShort(index)) {
            return unscored(
                    Verdict.Status.TOO_SHORT,
                    "There are too few words here to score; write at least one full sentence.");
        }
        var found = reading.assess(index);
        var seat = reading.turns().get(index).seat();
        return new Verdict(
                        found.speech().is(Flag.CUT) ? Verdict.Status.DEGRADED : Verdict.Status.SCORED,
                        Criterion.CORE.stream()
                                .map(criterion -> score(found, seat, criterion))
                                .toList(),
                        Optional.empty(),
                        confidence(found),
                        summary(found),
                        provenance)
                .withFlags(flags(found, seat))
                .withReasons(new Grounds(seat, List.of(found), 0).reasons())
                .withFeedback(List.of(new Feedback(
                        seat,
                        keep(found),
                        sentence(found.finding(weakest(found)).advice()))));
    }

    static List<stoa.api.debate.Flag> flags(Assessment found, Seat seat) {
        return found.speech().flags().stream()
                .map(flag -> new stoa.api.debate.Flag(
                        flag.code(),
                        seat,
                        Optional.ofNullable(found.speech().places().get(flag)).map(sentence -> quote(found, sentence)),
                        "In turn " + found.speech().number() + " " + flag.note() + "."))
                .toList();
    }

    private static String keep(Assessment found) {
        return found.speech().counted().isEmpty()
                ? "You spoke up; say it in sentences of your own next time."
                : Weights.title(best(found)) + ": " + found.finding(best(found)).reason();
    }

    static String sentence(String order) {
        return order.substring(0, 1).toUpperCase(Locale.ROOT) + order.substring(1) + ".";
    }

    static Score score(Assessment found, Seat seat, Criterion criterion) {
        var finding = found.finding(criterion);
        return new Score(seat, criterion, finding.points(), finding.reason(), quotes(found, finding));
    }

    private static List<Quote> quotes(Assessment found, Finding finding) {
        return finding.shows().stream().map(sentence -> quote(found, sentence)).toList();
    }

    private static Quote quote(Assessment found, Sentence sentence) {
        return new Quote(found.speech().number(), sentence.start(), sentence.end());
    }

    private Verdict unscored(Verdict.Status status, String summary) {
        return new Verdict(status, List.of(), Optional.empty(), 0.9, summary, provenance);
    }

    /** More text to go by makes the points surer; anything odd makes them less sure. */
    private static double confidence(Assessment found) {
        var sure = 0.4 + Math.min(0.4, found.speech().size() / 250.0);
        return Math.max(0.2, sure - 0.1 * found.speech().flags().size());
    }

    private static String summary(Assessment found) {
        var best = best(found);
        var weakest = weakest(found);
        if (found.speech().counted().isEmpty()) {
            return found.finding(best).reason() + " Next time: "
                    + found.finding(best).advice() + ".";
        }
        var notes = found.speech().flags().stream().map(Flag::note).collect(Collectors.joining("; "));
        return "Strongest in %s (%s), weakest in %s (%s). Next time: %s.%s"
                .formatted(
                        Weights.name(best),
                        Weights.number(found.finding(best).points()),
                        Weights.name(weakest),
                        Weights.number(found.finding(weakest).points()),
                        found.finding(weakest).advice(),
                        notes.isEmpty() ? "" : " Note: " + notes + ".");
    }

    static Criterion best(Assessment found) {
        return Criterion.CORE.stream()
                .max(Comparator.comparingDouble(
                        criterion -> found.finding(criterion).points()))
                .orElseThrow();
    }

    static Criterion weakest(Assessment found) {
        return Criterion.CORE.stream()
                .min(Comparator.comparingDouble(
                        criterion -> found.finding(criterion).points()))
                .orElseThrow();
    }
}
