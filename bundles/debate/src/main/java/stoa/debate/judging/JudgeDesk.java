package stoa.debate.judging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;

/**
 * Knows the judges that are there and asks one of them: of the preferred id if the setting {@code stoa.debate.judge} names
 * one, else the one that was registered last. A judge that goes away hands its question to the next.
 */
@Component(service = JudgeDesk.class)
public final class JudgeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(JudgeDesk.class);
    /** How much of the limit a call in hand may still use when its judge goes away. */
    private static final int PATIENT_PART = 4;

    private static final ErrorCode JUDGE_FAILED = ErrorCode.of("JUDGE_FAILED", ErrorKind.EXTERNAL);

    private final List<JudgeLine> lines = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final Optional<String> preferred;
    private final Duration limit;

    @Activate
    public JudgeDesk(@Reference PluginContext context) {
        this(context.clock(), context.setting("judge"), Assignment.LIMIT);
    }

    JudgeDesk(InstantSource clock, Optional<String> preferred, Duration limit) {
        this.clock = clock;
        this.preferred = preferred;
        this.limit = limit;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindJudge(Judge judge, Map<String, Object> properties) {
        lines.add(new JudgeLine(judge, serviceId(properties)));
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

    /**
     * A verdict that fits the question.
     *
     * @throws PlatformException {@code NOT_READY} when there is no judge, {@code JUDGE_FAILED} when it has no valid answer
     */
    Verdict ask(Question question, Deadline deadline) throws InterruptedException {
        while (true) {
            var line = choose();
            var left = deadline.left(clock).compareTo(limit) < 0 ? deadline.left(clock) : limit;
            var answer = line.ask(question, Deadline.in(left, clock), left);
            if (!(answer instanceof Answer.Withdrawn)) {
                return checked(line, question, answer);
            }
        }
    }

    /** Why there is no verdict, for those who wait for it. */
    String excuse() {
        return lines.isEmpty() ? "No judge is installed." : "The judge gave no valid answer in time.";
    }

    private static long serviceId(Map<String, Object> properties) {
        return properties.get("service.id") instanceof Long id ? id : 0;
    }

    private JudgeLine choose() throws InterruptedException {
        var usable = lines.stream()
                .filter(JudgeLine::isUsable)
                .sorted(Comparator.comparingLong(JudgeLine::service).reversed())
                .toList();
        for (var line : usable) {
            if (preferred.isPresent() && preferred.equals(line.descriptor().map(JudgeDescriptor::id))) {
                return line;
            }
        }
        return usable.stream()
                .findFirst()
                .orElseThrow(() -> new PlatformException(
                        Errors.NOT_READY, excuse() + " Install or repair a judge; the question is asked again."));
    }

    private Verdict checked(JudgeLine line, Question question, Answer answer) throws InterruptedException {
        var complaint = switch (answer) {
            case Answer.Given given ->
                line.descriptor()
                        .map(who -> VerdictCheck.complaint(question, who, given.verdict()))
                        .orElse("it does not say who it is");
            case Answer.Failed failed -> failed.why();
            case Answer.Late late -> "it did not answer within " + limit.toMillis() + " ms";
            case Answer.Withdrawn withdrawn -> "it went away";
        };
        if (answer instanceof Answer.Given given && complaint.isEmpty()) {
            return given.verdict();
        }
        throw failure(line, question, complaint);
    }

    private static PlatformException failure(JudgeLine line, Question question, String complaint)
            throws InterruptedException {
        var count = line.failed();
        var who = line.descriptor()
                .map(known -> known.id() + " " + known.version())
                .orElse("unknown");
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
