package stoa.__family__.__name__;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** Gives points for relevance: one for each word of the motion that the speech takes up. A start to build on. */
@Component(service = Judge.class)
public final class __Type__ implements Judge {
    private static final String VERSION = "1.0";
    private static final double MOST_POINTS = 10;

    @Override
    public JudgeDescriptor describe() {
        return new JudgeDescriptor("__name__", VERSION, "__Type__", List.of(), true);
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) {
        List<Score> scores = Stream.of(Seat.values())
                .filter(seat -> isAsked(question, seat))
                .map(seat -> score(question.motion(), seat, said(question, seat)))
                .toList();
        return new Verdict(
                Verdict.Status.SCORED, scores, Optional.empty(), 0.5, "How much of the motion was taken up.", origin(question));
    }

    /** A verdict on a turn is about its speaker, a verdict on the debate about both. */
    private static boolean isAsked(Question question, Seat seat) {
        return question.turn()
                .map(number -> question.turns().get(number - 1).seat() == seat)
                .orElse(true);
    }

    private static String said(Question question, Seat seat) {
        return question.turns().stream()
                .filter(turn -> turn.seat() == seat)
                .filter(turn -> question.turn().isEmpty() || question.turn().get() == turn.number())
                .map(Turn::text)
                .collect(Collectors.joining(" "));
    }

    private static Score score(String motion, Seat seat, String text) {
        List<String> said = words(text);
        long taken = words(motion).stream().distinct().filter(said::contains).count();
        String reason = "Takes up " + taken + " words of the motion.";
        return new Score(seat, Criterion.RELEVANCE, Math.min(MOST_POINTS, taken), reason, List.of());
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(java.util.Locale.ROOT).split("\\W+"));
    }

    private static Provenance origin(Question question) {
        return new Provenance("__name__", VERSION, "words of the motion", question.inputHash());
    }
}
