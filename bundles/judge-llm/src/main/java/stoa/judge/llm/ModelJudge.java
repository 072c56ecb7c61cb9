package stoa.judge.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.llm.LanguageModel;
import stoa.api.task.Deadline;

/** The hall's language model as a judge. Stateless; several questions at once. */
@Component(service = Judge.class, property = "judge.kind=llm")
public final class ModelJudge implements Judge {
    static final String ID = "llm";
    static final String VERSION = "1.1";

    private static final Duration USUALLY = Duration.ofSeconds(2);

    private final LanguageModel model;
    private final stoa.judge.llm.Reference reference;

    @Activate
    public ModelJudge(@Reference LanguageModel model, @Reference OtherJudges others) {
        this(model, (stoa.judge.llm.Reference) others);
    }

    ModelJudge(LanguageModel model, stoa.judge.llm.Reference reference) {
        this.model = model;
        this.reference = reference;
    }

    @Override
    public JudgeDescriptor describe() {
        var local = model.state().local();
        return new JudgeDescriptor(ID, VERSION, "Language model", List.of(), false)
                .of(JudgeDescriptor.Kind.LLM, Criterion.CORE, USUALLY)
                .costing(
                        local ? JudgeDescriptor.CostClass.LOW : JudgeDescriptor.CostClass.HIGH,
                        local ? JudgeDescriptor.Reach.LOCAL : JudgeDescriptor.Reach.REMOTE);
    }

    @Override
    public Optional<String> need() {
        return Optional.of(model.state().need()).filter(need -> !need.isBlank());
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
        var report = new Report(question);
        var state = model.state();
        if (!state.ready()) {
            return report.without(Verdict.Status.UNJUDGED, state.need());
        }
        var witness = new Witness(reference.verdict(question, deadline));
        var cases = cases(question, witness);
        if (cases.isEmpty() || cases.stream().anyMatch(Case::isTooShort) || witness.isTooShort()) {
            return report.tooShort(
                    cases.stream().map(each -> new Remarks(each, witness)).toList());
        }
        var interviews = cases.stream()
                .map(each -> new Interview(model, question, each, witness))
                .toList();
        return report.of(interviews, held(interviews, deadline));
    }

    private static List<Case> cases(Question question, Witness witness) {
        if (question.turn().isPresent()) {
            return question.asked().map(turn -> Case.ofTurn(question, turn, witness)).stream()
                    .toList();
        }
        return question.turns().isEmpty()
                ? List.of()
                : Stream.of(Seat.values())
                        .map(seat -> Case.ofSeat(question, seat, witness))
                        .toList();
    }

    /** Side by side; each ends by the deadline, and all end when the asker is interrupted. */
    private static List<Optional<Found>> held(List<Interview> interviews, Deadline deadline)
            throws InterruptedException {
        List<Callable<Optional<Found>>> work = new ArrayList<>();
        interviews.forEach(each -> work.add(() -> each.hold(deadline)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = new ArrayList<Optional<Found>>();
            for (var each : threads.invokeAll(work)) {
                found.add(result(each));
            }
            return found;
        }
    }

    private static Optional<Found> result(Future<Optional<Found>> each) throws InterruptedException {
        try {
            return each.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The language model failed: " + failure.getCause(), failure);
        }
    }
}
