package stoa.debate.judging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.debate.VerdictCheck;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;
import stoa.debate.room.Effort;

/**
 * Knows the judges that are there and asks one of them, in the order of {@link JudgeOrder}. The institution's judge stands in the
 * setting {@code stoa.judge.default}; {@code stoa.judge.reach=local} keeps all text on the machine. A judge that goes away hands
 * its question to the next, and so does one that says it cannot judge now.
 */
@Component(service = JudgeDesk.class)
public final class JudgeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(JudgeDesk.class);
    /** How much of the limit a call in hand may still use when its judge goes away. */
    private static final int PATIENT_PART = 4;

    private static final ErrorCode JUDGE_FAILED = ErrorCode.of("JUDGE_FAILED", ErrorKind.EXTERNAL);

    private final List<JudgeLine> lines = new CopyOnWriteArrayList<>();
    private final Object arrivals = new Object();
    private final Efforts efforts = new Efforts();
    private final InstantSource clock;
    private final JudgeOrder order;
    private final Duration limit;
    private final Complaints complaints;

    @Activate
    public JudgeDesk(@Reference PluginContext context) {
        this(
                context.clock(),
                new JudgeOrder(
                        context.setting("judge.default").or(() -> context.setting("judge")),
                        context.setting("judge.reach").filter("local"::equals).isPresent()),
                Assignment.LIMIT,
                context::reportFault);
    }

    JudgeDesk(InstantSource clock, Optional<String> usual, Duration limit) {
        this(clock, new JudgeOrder(usual, false), limit, Complaints.NONE);
    }

    JudgeDesk(InstantSource clock, JudgeOrder order, Duration limit, Complaints complaints) {
        this.clock = clock;
        this.order = order;
        this.limit = limit;
        this.complaints = complaints;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindJudge(Judge judge, Map<String, Object> properties) {
        lines.add(new JudgeLine(judge, serviceId(properties)));
        synchronized (arrivals) {
            arrivals.notifyAll();
        }
    }

    /** Returns when no call is in that judge any more, so that its bundle can stop. */
    void unbindJudge(Judge judge) {
        for (var line : lines) {
            if (line.isFor(judge)) {
                lines.remove(line);
                line.withdraw(limit.dividedBy(PATIENT_PART));
            }
        }
    }

    @Deactivate
    void close() {
        lines.forEach(line -> line.withdraw(Duration.ZERO));
        lines.clear();
    }

    /** Of the usual judge. */
    Verdict ask(Question question, Deadline deadline) throws InterruptedException {
        return ask(question, Wanted.USUAL, deadline);
    }

    /**
     * A verdict that fits the question.
     *
     * @throws PlatformException {@code NOT_READY} when there is no judge, {@code JUDGE_FAILED} when it has no valid answer
     */
    Verdict ask(Question question, Wanted wanted, Deadline deadline) throws InterruptedException {
        var tried = new HashSet<JudgeLine>();
        var unable = Optional.<Verdict>empty();
        while (true) {
            var next = next(wanted, tried);
            var left = left(wanted, deadline);
            if (next.isEmpty() || !left.isPositive()) {
                return unable.orElseThrow(this::notReady);
            }
            var line = next.get();
            tried.add(line);
            var answer = line.ask(question, deadline, left);
            if (!(answer instanceof Answer.Withdrawn)) {
                var verdict = checked(line, question, new Reply(answer, left));
                if (wanted.only() || !isUnable(verdict)) {
                    return verdict;
                }
                unable = unable.or(() -> Optional.of(verdict));
            }
        }
    }

    /** Shows the judge that will be asked what is typed so far, if there is one. */
    void draft(Question question, Wanted wanted, Deadline deadline) throws InterruptedException {
        var line = next(wanted, Set.of());
        if (line.isPresent()) {
            line.get().draft(question, deadline, left(wanted, deadline));
        }
    }

    /** Whether there is somebody to ask, now or soon; waits in real time, because bundles start in real time. */
    boolean awaitJudge(Wanted wanted, Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        synchronized (arrivals) {
            while (next(wanted.skipping(0), Set.of()).isEmpty()) {
                var millis = (until - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                arrivals.wait(millis);
            }
            return true;
        }
    }

    /** The judges that may be asked, best first; of each id one. */
    List<JudgeOrder.Known> judges() throws InterruptedException {
        return order.of(List.copyOf(lines), Wanted.USUAL);
    }

    /** Whether a judge of that id may be asked. */
    boolean knows(String judge) {
        return descriptors().anyMatch(who -> who.id().equals(judge));
    }

    private Stream<JudgeDescriptor> descriptors() {
        try {
            return judges().stream().flatMap(known -> known.who().stream());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Stream.empty();
        }
    }

    /** The best judge of another id that keeps the text on this machine. */
    Optional<String> localBut(Optional<String> spoken) {
        return descriptors()
                .filter(who -> who.reach() == JudgeDescriptor.Reach.LOCAL)
                .map(JudgeDescriptor::id)
                .filter(id -> !spoken.equals(Optional.of(id)))
                .findFirst();
    }

    /** Why another spoke for that judge, one sentence. */
    String whyNot(String judge) {
        return knows(judge)
                ? "It gave no valid answer in time, or said that it could not judge."
                : "It is not installed, or texts may not go to it.";
    }

    /** What it took to answer a question, to be recorded with the answer. */
    Optional<Effort> effort(String debate, Optional<Integer> turn) {
        return efforts.take(debate, turn);
    }

    /** Why there is no verdict, for those who wait for it. */
    String excuse() {
        return lines.isEmpty() ? "No judge is installed." : "The judge gave no valid answer in time.";
    }

    private static long serviceId(Map<String, Object> properties) {
        return properties.get("service.id") instanceof Long id ? id : 0;
    }

    private static boolean isUnable(Verdict verdict) {
        return verdict.status() == Verdict.Status.UNJUDGED || verdict.status() == Verdict.Status.REFUSED;
    }

    /** Nobody waits for a judge that is asked for a further word, so its own deadline is enough. */
    private Duration left(Wanted wanted, Deadline deadline) {
        var left = deadline.left(clock);
        return wanted.only() || left.compareTo(limit) < 0 ? left : limit;
    }

    private Optional<JudgeLine> next(Wanted wanted, Set<JudgeLine> tried) throws InterruptedException {
        var candidates = order.of(List.copyOf(lines), wanted);
        var skip = Math.min(wanted.skip(), candidates.size() - 1);
        return candidates.stream()
                .skip(Math.max(0, skip))
                .map(JudgeOrder.Known::line)
                .filter(line -> !tried.contains(line))
                .findFirst();
    }

    private PlatformException notReady() {
        return new PlatformException(
                Errors.NOT_READY, excuse() + " Install or repair a judge; the question is asked again.");
    }

    /**
     * What came back.
     *
     * @param patience how long it was waited for
     */
    private record Reply(Answer answer, Duration patience) {}

    private Verdict checked(JudgeLine line, Question question, Reply reply) throws InterruptedException {
        var answer = reply.answer();
        var complaint = switch (answer) {
            case Answer.Given given ->
                line.descriptor()
                        .map(who -> VerdictCheck.complaint(question, who, given.verdict()))
                        .orElse("it does not say who it is");
            case Answer.Failed failed -> failed.why();
            case Answer.Late late ->
                "it did not answer within " + reply.patience().toMillis() + " ms";
            case Answer.Withdrawn withdrawn -> "it went away";
        };
        if (answer instanceof Answer.Given given && complaint.isEmpty()) {
            efforts.answered(question, given.took());
            return given.verdict();
        }
        complain(line, question, reply, complaint);
        throw failure(line, question, complaint);
    }

    /** Whoever had less than the usual time is not to blame for being late. */
    private void complain(JudgeLine line, Question question, Reply reply, String complaint)
            throws InterruptedException {
        if (reply.answer() instanceof Answer.Late && reply.patience().compareTo(limit) < 0) {
            return;
        }
        var cause =
                reply.answer() instanceof Answer.Failed failed ? failed.cause() : new Misconduct("Judge: " + complaint);
        var who = line.descriptor().map(JudgeDescriptor::id).orElse("unknown");
        complaints.failed(line.judge(), "judge '" + who + "' on '" + question.debate() + "'", cause);
    }

    private PlatformException failure(JudgeLine line, Question question, String complaint) throws InterruptedException {
        var count = line.failed();
        var who = line.descriptor()
                .map(known -> known.id() + " " + known.version())
                .orElse("unknown");
        line.descriptor().ifPresent(judge -> efforts.failed(question, judge));
        if (Long.bitCount(count) == 1) {
            LOG.atWarn()
                    .addKeyValue("judge", who)
                    .addKeyValue("debate", question.debate())
                    .addKeyValue("failures", count)
                    .addKeyValue("error", complaint)
                    .log("A judge gave no valid verdict");
        }
        return new PlatformException(
                JUDGE_FAILED, "Judge '" + who + "' gave no valid verdict: " + complaint + ". It is asked again.");
    }
}
