package stoa.debate.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.Feedback;
import stoa.api.debate.Provenance;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.debate.room.Debate;
import stoa.debate.room.Judging;
import stoa.debate.room.Overrule;
import stoa.debate.room.Review;

/** Writes the ballot of a debate. */
final class BallotWriter {
    private BallotWriter() {}

    static Ballot write(String id, Debate debate) {
        var word = debate.judging();
        return word.hasScores() ? judged(id, debate, word.verdict().orElseThrow()) : unjudged(id, debate, word);
    }

    private static Ballot judged(String id, Debate debate, Verdict verdict) {
        var sheet = new Sheet(debate, verdict);
        var winner = debate.outcome().map(outcome -> outcome.winner()).orElse(verdict.winner());
        return new Ballot(
                id,
                debate.motion().text(),
                Headline.of(sheet),
                winner,
                Rfd.of(sheet, FlowReader.read(sheet.turns())),
                Stream.of(Seat.values()).map(seat -> side(sheet, seat)).toList(),
                verdict.reasons(),
                verdict.flags(),
                note(debate.judging(), sheet),
                debate.judging().revisions(),
                Optional.of(verdict.provenance()));
    }

    private static Ballot unjudged(String id, Debate debate, Judging word) {
        var none = new Verdict(
                Verdict.Status.UNJUDGED, List.of(), Optional.empty(), 0, "", new Provenance("none", "0", "none", ""));
        var winner = debate.outcome().flatMap(outcome -> outcome.winner());
        return new Ballot(
                id,
                debate.motion().text(),
                Headline.unjudged(debate, new Sheet(debate, none)),
                winner,
                "",
                List.of(),
                List.of(),
                List.of(),
                note(word, new Sheet(debate, none)),
                word.revisions(),
                word.verdict().map(Verdict::provenance));
    }

    private static Ballot.SideBallot side(Sheet sheet, Seat seat) {
        var scores = sheet.scores(seat);
        var advice = sheet.verdict().feedback().stream()
                .filter(one -> one.seat() == seat)
                .findFirst()
                .orElseGet(() -> advice(seat, scores));
        return new Ballot.SideBallot(
                seat,
                sheet.name(seat),
                Math.round(sheet.total(seat) * 10) / 10.0,
                scores.stream().map(score -> line(sheet, score)).toList(),
                advice.keep(),
                advice.change());
    }

    private static Ballot.Line line(Sheet sheet, Score score) {
        return new Ballot.Line(
                score.criterion().title(),
                score.points(),
                score.interval().map(Score.Interval::low),
                score.interval().map(Score.Interval::high),
                score.reason(),
                score.quotes().stream()
                        .flatMap(quote -> sheet.words(quote).stream())
                        .toList());
    }

    /** For a judge that gives no advice: from the best and the weakest points. */
    private static Feedback advice(Seat seat, List<Score> scores) {
        var ordered = scores.stream()
                .sorted((a, b) -> Double.compare(b.points(), a.points()))
                .toList();
        if (ordered.isEmpty()) {
            return new Feedback(seat, "You took part.", "Write a few full sentences in every turn.");
        }
        var weakest = ordered.getLast().criterion();
        return new Feedback(
                seat,
                Sheet.capital(ordered.getFirst().criterion().inWords()) + ": "
                        + ordered.getFirst().reason(),
                Sheet.capital(weakest.inWords()) + ". Ask yourself: " + weakest.question());
    }

    private static Optional<String> note(Judging word, Sheet sheet) {
        var notes = Stream.of(
                        word.overrule().map(overrule -> overruled(overrule, sheet)),
                        word.review().map(review -> reviewed(review, sheet)))
                .flatMap(Optional::stream)
                .toList();
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes));
    }

    private static String overruled(Overrule word, Sheet sheet) {
        return "%s overruled the judge and sees %s: %s"
                .formatted(
                        word.name(),
                        word.winner().map(seat -> sheet.name(seat) + " ahead").orElse("a draw"),
                        word.reason());
    }

    private static String reviewed(Review word, Sheet sheet) {
        var verdict = word.verdict();
        return "Reviewed later by %s, who sees %s. The result stays as it was decided."
                .formatted(
                        verdict.provenance().judge(),
                        verdict.winner()
                                .map(seat -> sheet.name(seat) + " ahead")
                                .orElse("a draw"));
    }
}
