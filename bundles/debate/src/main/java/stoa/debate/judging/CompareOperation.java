package stoa.debate.judging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;
import stoa.debate.report.Hall;
import stoa.debate.room.Debate;
import stoa.debate.room.Review;

/**
 * Holds two judges side by side over a set of debates: on each the word it gave, or the word it gives now. What is asked here is
 * recorded nowhere.
 */
@Component(service = Operation.class)
public final class CompareOperation implements Operation<CompareOperation.Input, CompareOperation.Comparison> {
    private static final int MOST = 20;
    private static final Duration EACH = Duration.ofSeconds(4);

    private final Hall hall;
    private final JudgeDesk desk;
    private final InstantSource clock;

    @Activate
    public CompareOperation(@Reference PluginContext context, @Reference JudgeDesk desk) {
        this.hall = new Hall(context.streams());
        this.desk = desk;
        this.clock = context.clock();
    }

    /**
     * Which two, over what.
     *
     * @param debates ids of debates that are over, at most 20
     */
    public record Input(String a, String b, List<String> debates) {
        public Input {
            debates = List.copyOf(debates);
        }
    }

    /**
     * How they differ.
     *
     * @param compared debates on which both gave points
     * @param agreement share of those with the same winner
     * @param meanDifference mean of a's points less b's
     * @param meanGap mean of the absolute differences
     */
    public record Comparison(int compared, double agreement, double meanDifference, double meanGap, List<Pair> pairs) {
        public Comparison {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * Both on one debate.
     *
     * @param a empty when it has no word on it
     */
    public record Pair(String debate, String motion, Optional<Verdict> a, Optional<Verdict> b) {
        boolean isComplete() {
            return a.filter(word -> word.status().hasScores()).isPresent()
                    && b.filter(word -> word.status().hasScores()).isPresent();
        }
    }

    @Override
    public OperationSpec<Input, Comparison> spec() {
        return OperationSpec.of("judges.compare", "Holds two judges side by side", Input.class, Comparison.class)
                .post("/judges/compare");
    }

    @Override
    public Comparison run(Input input, CallContext call) {
        refuse(input);
        var pairs = new ArrayList<Pair>();
        for (var id : input.debates()) {
            pairs.add(pair(id, input, call.deadline()));
        }
        return compared(pairs);
    }

    private void refuse(Input input) {
        var debates = input.debates();
        if (debates.isEmpty() || debates.size() > MOST) {
            throw Errors.badInput("There are " + debates.size() + " debates; name 1 to " + MOST + ".");
        }
        if (new HashSet<>(debates).size() < debates.size()) {
            throw Errors.badInput("A debate is named twice. Name each once.");
        }
        if (input.a().equals(input.b())) {
            throw Errors.badInput("The judge '" + input.a() + "' is named twice. Choose two.");
        }
        for (var judge : List.of(input.a(), input.b())) {
            if (!desk.knows(judge)) {
                throw Errors.notFound("Judge '" + judge + "' is not installed. Look at GET /judges.");
            }
        }
    }

    private Pair pair(String id, Input input, Deadline deadline) {
        var debate = hall.debate(id);
        return new Pair(
                id,
                debate.motion().text(),
                word(debate, id, input.a(), deadline),
                word(debate, id, input.b(), deadline));
    }

    private Optional<Verdict> word(Debate debate, String id, String judge, Deadline deadline) {
        var said = Stream.of(
                        debate.judging().review().map(Review::verdict),
                        debate.judging().verdict())
                .flatMap(Optional::stream)
                .filter(verdict -> verdict.provenance().judge().equals(judge))
                .findFirst();
        return said.or(() -> debate.turns().isEmpty() ? Optional.empty() : ask(debate, id, judge, deadline));
    }

    private Optional<Verdict> ask(Debate debate, String id, String judge, Deadline deadline) {
        try {
            var question = JudgingJob.question(debate, id, Optional.empty());
            var soon = Deadline.in(EACH, clock);
            return Optional.of(
                    desk.ask(question, Wanted.exactly(judge), soon.at().isBefore(deadline.at()) ? soon : deadline));
        } catch (PlatformException none) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Comparison compared(List<Pair> pairs) {
        var complete = pairs.stream().filter(Pair::isComplete).toList();
        var differences = complete.stream()
                .flatMapToDouble(pair ->
                        Stream.of(Seat.values()).mapToDouble(seat -> points(pair.a(), seat) - points(pair.b(), seat)))
                .toArray();
        var agreed = complete.stream()
                .filter(pair ->
                        pair.a().flatMap(Verdict::winner).equals(pair.b().flatMap(Verdict::winner)))
                .count();
        return new Comparison(
                complete.size(),
                complete.isEmpty() ? 0 : agreed / (double) complete.size(),
                Arrays.stream(differences).average().orElse(0),
                Arrays.stream(differences).map(Math::abs).average().orElse(0),
                pairs);
    }

    private static double points(Optional<Verdict> verdict, Seat seat) {
        return verdict.stream()
                .flatMap(word -> word.scores().stream())
                .filter(score -> score.seat() == seat)
                .mapToDouble(score -> score.points())
                .average()
                .orElse(0);
    }
}
