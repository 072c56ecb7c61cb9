package stoa.debate.judging;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Caller;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.api.task.JobContext;
import stoa.api.task.JobHandler;
import stoa.debate.room.Debate;
import stoa.debate.room.DebateCommand;
import stoa.debate.room.TurnTaken;

/** Asks the judge and reports its word to the debate. */
@Component(service = JobHandler.class)
public final class JudgingJob implements JobHandler<Assignment> {
    private static final Caller SELF = Caller.system("debate-judging");
    private static final int AT_ONCE = 32;

    private final Streams streams;
    private final JudgeDesk desk;

    @Activate
    public JudgingJob(@Reference PluginContext context, @Reference JudgeDesk desk) {
        this(context.streams(), desk);
    }

    JudgingJob(Streams streams, JudgeDesk desk) {
        this.streams = streams;
        this.desk = desk;
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
        var debate = streams.state(stream(what), Debate.class).state();
        if (isPending(debate, what)) {
            var verdict = desk.ask(question(debate, what), context.deadline());
            streams.send(stream(what), report(what, verdict), Sending.by(SELF).withKey(what.key()));
        }
    }

    @Override
    public void gaveUp(Assignment what, String lastError) {
        var word = new DebateCommand.JudgeGaveUp(what.turn(), desk.excuse());
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
        int last = what.turn().orElse(debate.turns().size());
        var turns =
                debate.turns().stream().limit(last).map(TurnTaken::anonymous).toList();
        return new Question(what.debate(), debate.motion().text(), turns, what.turn());
    }

    private static DebateCommand report(Assignment what, Verdict verdict) {
        return what.turn()
                .<DebateCommand>map(turn -> new DebateCommand.RecordTurnVerdict(turn, verdict))
                .orElseGet(() -> new DebateCommand.RecordVerdict(verdict));
    }

    private static StreamId stream(Assignment what) {
        return StreamId.of(DebateDecided.KIND, what.debate());
    }
}
