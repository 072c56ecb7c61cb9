package stoa.debate.judging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.error.Errors;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;
import stoa.debate.report.Hall;
import stoa.debate.room.Debate;
import stoa.debate.room.TurnTaken;

/**
 * Lets the judge read what is being typed, a sentence at a time, so that it has less to do when the turn is sent. The text is
 * neither stored nor shown to anybody, and the writer gets no points back: a score that one sees while writing becomes a target.
 * One draft of a debate is read at a time; others are passed over.
 */
@Component(service = Operation.class)
public final class DraftOperation implements Operation<DraftOperation.Input, DraftOperation.Output> {
    private static final int LONGEST = 8_000;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final PluginContext context;
    private final JudgeDesk desk;
    private final Set<String> reading = ConcurrentHashMap.newKeySet();

    @Activate
    public DraftOperation(@Reference PluginContext context, @Reference JudgeDesk desk) {
        this.context = context;
        this.desk = desk;
    }

    /** What is typed so far. */
    public record Input(String id, String text) {}

    /**
     * What becomes of it.
     *
     * @param read false when it was passed over
     */
    public record Output(boolean read) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("debate.draft", "Shows the judge what is being typed", Input.class, Output.class)
                .post("/debates/{id}/draft")
                .on(DebateDecided.KIND, "id");
    }

    @Override
    public Output run(Input input, CallContext call) {
        if (input.text().length() > LONGEST) {
            throw Errors.badInput("The draft has " + input.text().length() + " characters; " + LONGEST + " are read.");
        }
        var debate = new Hall(context.streams()).debate(input.id());
        var seat = debate.seats().seatOf(call.caller().id());
        var isTurn = debate.stage().isLive() && seat.isPresent() && seat.get() == next(debate);
        if (!isTurn || reading.size() >= MOST_AT_ONCE || !reading.add(input.id())) {
            return new Output(false);
        }
        var question = question(debate, input, seat.get());
        context.tasks().run("draft", () -> read(question, debate.terms().judge()));
        return new Output(true);
    }

    private void read(Question question, Optional<String> judge) {
        try {
            desk.draft(question, Wanted.first(judge), Deadline.in(LIMIT, context.clock()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            reading.remove(question.debate());
        }
    }

    private static Seat next(Debate debate) {
        return debate.turns().size() % 2 == 0 ? Seat.PROPOSITION : Seat.OPPOSITION;
    }

    private static Question question(Debate debate, Input input, Seat seat) {
        var turns = new ArrayList<>(
                debate.turns().stream().map(TurnTaken::anonymous).toList());
        var number = turns.size() + 1;
        turns.add(new Turn(number, seat, input.text(), Duration.ZERO));
        return new Question(input.id(), debate.motion().text(), turns, Optional.of(number));
    }
}
