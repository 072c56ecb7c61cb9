package stoa.debate.judging;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Caller;
import stoa.api.debate.DebateDecided;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.api.task.JobContext;
import stoa.api.task.JobHandler;
import stoa.debate.room.Debate;
import stoa.debate.room.DebateCommand;
import stoa.debate.room.Judging;
import stoa.debate.room.TurnTaken;

/** Asks a further judge and adds its word as a revision. That it has none is no matter: the first word stands. */
@Component(service = JobHandler.class)
public final class ReviewJob implements JobHandler<ReviewRequest> {
    private static final Caller SELF = Caller.system("debate-review");

    private final Streams streams;
    private final JudgeDesk desk;

    @Activate
    public ReviewJob(@Reference PluginContext context, @Reference JudgeDesk desk) {
        this(context.streams(), desk);
    }

    ReviewJob(Streams streams, JudgeDesk desk) {
        this.streams = streams;
        this.desk = desk;
    }

    @Override
    public String kind() {
        return ReviewRequest.KIND;
    }

    @Override
    public Class<ReviewRequest> payload() {
        return ReviewRequest.class;
    }

    @Override
    public void run(ReviewRequest what, JobContext context) throws InterruptedException {
        var stream = StreamId.of(DebateDecided.KIND, what.debate());
        var debate = streams.state(stream, Debate.class).state();
        var judge = what.judge().or(() -> desk.localBut(speaker(debate, what.turn())));
        if (judge.isEmpty()) {
            return;
        }
        var question = JudgingJob.question(debate, what.debate(), what.turn());
        var verdict = desk.ask(question, Wanted.exactly(judge.get()), context.deadline());
        var word = new DebateCommand.RecordReview(what.turn(), verdict, desk.effort(what.debate(), what.turn()));
        streams.send(stream, word, Sending.by(SELF).withKey(key(context)));
    }

    private static Optional<String> speaker(Debate debate, Optional<Integer> turn) {
        return turn.map(number -> debate.turn(number).map(TurnTaken::judging))
                .orElse(Optional.of(debate.judging()))
                .flatMap(Judging::verdict)
                .map(word -> word.provenance().judge());
    }

    /** One word for each job, whichever attempt it comes from. */
    private static String key(JobContext context) {
        return "review-" + Integer.toHexString(context.key().hashCode());
    }
}
