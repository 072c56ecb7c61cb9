package example.rubric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** Counts reasons, evidence and answers; evidence weighs most. */
@Component(service = Judge.class)
public final class EvidenceJudge implements Judge {
    private static final JudgeDescriptor SELF =
            new JudgeDescriptor("rubric", "2", "Rubric, evidence first", List.of("en"), true);
    private static final int FEWEST_WORDS = 5;
    private static final double MARGIN = 0.3;

    @Override
    public JudgeDescriptor describe() {
        return SELF;
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) {
        return question.turn().isPresent() ? ofTurn(question, question.turn().get()) : ofDebate(question);
    }

    private static Verdict ofTurn(Question question, int number) {
        var turn = question.turns().get(number - 1);
        var speech = Speech.of(turn);
        if (speech.size() < FEWEST_WORDS) {
            return verdict(question, Verdict.Status.TOO_SHORT, List.of(), "Write at least one full sentence.");
        }
        var scores = scores(question, turn.seat(), List.of(speech));
        return verdict(question, Verdict.Status.SCORED, scores, "Evidence counts most here; see the reason for each score.");
    }

    private static Verdict ofDebate(Question question) {
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            scores.addAll(scores(question, seat, speeches(question, seat)));
        }
        if (question.turns().stream().allMatch(turn -> Speech.of(turn).size() < FEWEST_WORDS)) {
            return verdict(question, Verdict.Status.TOO_SHORT, List.of(), "Neither side wrote enough to be judged.");
        }
        var lead = total(scores, Seat.PROPOSITION) - total(scores, Seat.OPPOSITION);
        return verdict(question, Verdict.Status.SCORED, scores, Math.abs(lead) < MARGIN
                ? "A draw: the sides are closer than this judge can tell apart."
                : "The side with more evidence, reasons and answers is ahead by %.1f points.".formatted(Math.abs(lead)));
    }

    private static List<Speech> speeches(Question question, Seat seat) {
        return question.turns().stream().filter(turn -> turn.seat() == seat).map(Speech::of).toList();
    }

    private static List<Score> scores(Question question, Seat seat, List<Speech> speeches) {
        return Criterion.CORE.stream().map(criterion -> score(question, seat, speeches, criterion)).toList();
    }

    private static Score score(Question question, Seat seat, List<Speech> speeches, Criterion criterion) {
        var found = 0;
        var words = 0;
        var quotes = new ArrayList<Quote>();
        for (var speech : speeches) {
            var shown = shown(question, speech, criterion);
            found += Math.min(3, shown.size());
            words += speech.size();
            quotes.addAll(speech.quotes(shown));
        }
        var mean = speeches.isEmpty() ? 0 : found / (double) speeches.size();
        var points = words < FEWEST_WORDS ? 0 : Math.min(10, 1 + 3 * mean);
        return new Score(seat, criterion, points, reason(criterion, found), quotes.stream().limit(3).toList());
    }

    private static List<Speech.Sentence> shown(Question question, Speech speech, Criterion criterion) {
        return switch (criterion) {
            case LOGIC -> speech.reasons();
            case EVIDENCE -> speech.evidence();
            case RELEVANCE -> speech.onTopic(question.motion());
            case REBUTTAL -> speech.answers();
            case STYLE -> List.of();
        };
    }

    private static String reason(Criterion criterion, int found) {
        var what = switch (criterion) {
            case LOGIC -> "give a reason";
            case EVIDENCE -> "give an example, a number or a source";
            case RELEVANCE -> "name what the motion is about";
            case REBUTTAL -> "answer the other side";
            case STYLE -> "are clear";
        };
        return "Found " + found + " different sentences that " + what + ".";
    }

    private static double weight(Criterion criterion) {
        return switch (criterion) {
            case EVIDENCE -> 0.40;
            case LOGIC -> 0.25;
            case REBUTTAL -> 0.20;
            case RELEVANCE -> 0.15;
            case STYLE -> 0;
        };
    }

    private static double total(List<Score> scores, Seat seat) {
        return scores.stream()
                .filter(score -> score.seat() == seat)
                .mapToDouble(score -> weight(score.criterion()) * score.points())
                .sum();
    }

    private static Verdict verdict(Question question, Verdict.Status status, List<Score> scores, String summary) {
        var origin = new Provenance(SELF.id(), SELF.version(), "counted sentences", question.inputHash());
        return new Verdict(status, scores, winner(question, scores), 0.5, summary, origin);
    }

    /** Nobody for a turn, nobody when it is close. */
    private static Optional<Seat> winner(Question question, List<Score> scores) {
        var lead = total(scores, Seat.PROPOSITION) - total(scores, Seat.OPPOSITION);
        if (question.turn().isPresent() || Math.abs(lead) < MARGIN) {
            return Optional.empty();
        }
        return Optional.of(lead > 0 ? Seat.PROPOSITION : Seat.OPPOSITION);
    }
}
