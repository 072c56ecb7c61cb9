package stoa.debate.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.debate.room.Rehearsal.PLATFORM;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Seat;

/** A judge that is late is given up; a judge that is not there yet is waited for. */
final class AwaitedJudgeTest {
    private static final Optional<Integer> WHOLE = Optional.empty();

    private final Rehearsal stage = ended();

    @Test
    void isGivenUpWhenItStaysSilent() {
        assertTrue(stage.hasTimer("verdict"));

        stage.pass(Duration.ofDays(2));

        assertEquals(Judging.State.UNJUDGED, stage.state.judging().state());
        assertEquals(Stage.DECIDED, stage.state.stage());
        assertFalse(stage.state.outcome().orElseThrow().rated(), "nobody's rating moves without a judge");
    }

    @Test
    void isWaitedForWhenThereIsNone() {
        stage.must(PLATFORM, new DebateCommand.AwaitJudge(WHOLE));
        assertFalse(stage.hasTimer("verdict"), "the job gives up, not the clock of a silent judge");

        stage.pass(Duration.ofDays(2));
        assertEquals(Judging.State.WAITING, stage.state.judging().state());

        stage.must(PLATFORM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(Seat.OPPOSITION))));
        assertEquals(
                Optional.of(Seat.OPPOSITION),
                stage.state.outcome().orElseThrow().winner());
        assertTrue(stage.state.outcome().orElseThrow().rated());
    }

    @Test
    void saysOnceThatItIsWaitedFor() {
        stage.must(PLATFORM, new DebateCommand.AwaitJudge(WHOLE));
        stage.must(PLATFORM, new DebateCommand.AwaitJudge(WHOLE));

        assertEquals(1, stage.all(DebateEvent.JudgeAwaited.class).size());
    }

    @Test
    void changesNothingWhenItSpeaksAfterItWasGivenUp() {
        stage.pass(Duration.ofDays(2));
        var before = stage.state;

        stage.must(PLATFORM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(Seat.OPPOSITION))));
        stage.must(PLATFORM, new DebateCommand.AwaitJudge(WHOLE));

        assertEquals(before, stage.state);
    }

    private static Rehearsal ended() {
        var stage = Rehearsal.running(new Terms(180_000, 10_000, Optional.of(1), true, false));
        stage.speak("For it, because it is so.");
        stage.speak("Against it, because it is not.");
        return stage;
    }
}
