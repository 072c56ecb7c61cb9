package stoa.debate.judging;

import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Caller;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.api.task.Deadline;
import stoa.api.task.JobContext;
import stoa.api.task.JobHandler;
import stoa.api.task.Jobs;
import stoa.debate.room.Debate;
import stoa.debate.room.DebateCommand;
import stoa.debate.room.Effort;
import stoa.debate.room.InsteadOf;
import stoa.debate.room.TurnTaken;

/** Asks the judge and reports its word to the debate. */
@Component(service = JobHandler.class)
public final class JudgingJob implements JobHandler<Assignment> {
    private static final Caller SELF = Caller.system("debate-judging");
    private static final int AT_ONCE = 32;

    /** So many attempts go to the judge that is wanted; then another may answer for it. */
    private static final int PERSISTENT = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Kept back of the job's own limit for recording: missing that limit would count as this plugin's fault. */
    private static final Duration TO_RECORD = Duration.ofSeconds(3);

    private final Streams streams;
    private final Jobs jobs;
    private final JudgeDesk desk;
    private final Duration patience;

    @Activate
    public JudgingJob(@Reference PluginContext context, @Reference JudgeDesk desk) {
        this(context.streams(), context.jobs(), desk, PATIENCE);
    }

    JudgingJob(Streams streams, Jobs jobs, JudgeDesk desk, Duration patience) {
        this.streams = streams;
        this.jobs = jobs;
        this.desk = desk;
        this.patience = patience;
    }

    @Override
    public String kind() {
        return Assignment.KIND;
    }

    @Override
    public Class<Assignment> payload() {
        return Assignment.class;
    }

    @Override
    public int concurrency() {
        return AT_ONCE;
    }

    @Override
    public void run(Assignment what, JobContext context) throws InterruptedException {
        try {
            attempt(what, context);
        } catch (PlatformException failure) {
            if (!failure.code().equals(Errors.NOT_READY)) {
                throw failure;
            }
            putOff(what);
        }
    }

    private void attempt(Assignment what, JobContext context) throws InterruptedException {
        var debate = streams.state(stream(what), Debate.class).state();
        if (!isPending(debate, what)) {
            return;
        }
        var wanted = Wanted.first(debate.terms().judge()).skipping(context.attempt() > PERSISTENT ? 1 : 0);
        if (isThereAJudge(what, wanted)) {
            judge(debate, what, wanted, new Deadline(context.deadline().at().minus(TO_RECORD)));
        } else {
            putOff(what);
        }
    }

    private void judge(Debate debate, Assignment what, Wanted wanted, Deadline deadline) throws InterruptedException {
        var verdict = desk.ask(question(debate, what), wanted, deadline);
        var missed = debate.terms()
                .judge()
                .filter(chosen -> !chosen.equals(verdict.provenance().judge()))
                .map(chosen -> new InsteadOf(chosen, desk.whyNot(chosen)));
        streams.send(
                stream(what), report(what, verdict, missed), Sending.by(SELF).withKey(what.key()));
        missed.map(InsteadOf::judge)
                .ifPresent(chosen -> jobs.submit(
                        ReviewRequest.by(chosen, what.debate(), what.turn()).job("late")));
    }

    /** While plugins are swapped or the platform starts, a judge is away for a moment only; after that people are told. */
    private boolean isThereAJudge(Assignment what, Wanted wanted) throws InterruptedException {
        if (desk.awaitJudge(wanted, what.isFresh() ? patience : Duration.ZERO)) {
            return true;
        }
        var word = new DebateCommand.AwaitJudge(what.turn());
        streams.send(stream(what), word, Sending.by(SELF).withKey(what.key() + "-wait"));
        return false;
    }

    /**
     * Who is not there has not failed, be it the judge or, just after a restart, the debate itself: the question waits as a new
     * job, with all its attempts, and holds no thread meanwhile.
     */
    private void putOff(Assignment what) {
        what.putOff().ifPresentOrElse(later -> jobs.submit(later.job()), () -> gaveUp(what, "no judge"));
    }

    @Override
    public void gaveUp(Assignment what, String lastError) {
        var word = new DebateCommand.JudgeGaveUp(what.turn(), desk.excuse(), effort(what));
        streams.send(stream(what), word, Sending.by(SELF).withKey(what.key() + "-none"));
    }

    private static boolean isPending(Debate debate, Assignment what) {
        return what.turn()
                .map(number -> debate.turn(number).map(TurnTaken::judging))
                .orElse(Optional.of(debate.judging()))
                .filter(judging -> judging.isPending())
                .isPresent();
    }

    private static Question question(Debate debate, Assignment what) {
        return question(debate, what.debate(), what.turn());
    }

    static Question question(Debate debate, String id, Optional<Integer> turn) {
        int last = turn.orElse(debate.turns().size());
        var turns =
                debate.turns().stream().limit(last).map(TurnTaken::anonymous).toList();
        return new Question(id, debate.motion().text(), turns, turn);
    }

    private Optional<Effort> effort(Assignment what) {
        return desk.effort(what.debate(), what.turn());
    }

    private DebateCommand report(Assignment what, Verdict verdict, Optional<InsteadOf> missed) {
        var effort = effort(what);
        return what.turn()
                .<DebateCommand>map(turn -> new DebateCommand.RecordTurnVerdict(turn, verdict, effort, missed))
                .orElseGet(() -> new DebateCommand.RecordVerdict(verdict, effort, missed));
    }

    private static StreamId stream(Assignment what) {
        return StreamId.of(DebateDecided.KIND, what.debate());
    }
}
