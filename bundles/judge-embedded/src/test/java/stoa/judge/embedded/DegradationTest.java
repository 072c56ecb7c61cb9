package stoa.judge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict.Status;
import stoa.api.task.Deadline;

class DegradationTest {
    private static final Question QUESTION = new Question(
            "deb_1",
            "Cities should ban cars",
            List.of(new Turn(
                    1,
                    Seat.PROPOSITION,
                    "Cars fill our streets with noise and soot, because each engine burns fuel where people live. "
                            + "Trams carry more people in less room, so a city without cars is a city with space for children.",
                    Duration.ofSeconds(40))),
            Optional.of(1));

    @Test
    void scoresVisiblyWeakerWithoutTheNativeLibrary() throws Exception {
        var verdict = new EmbeddedJudge(Encoders.TABLE).judge(QUESTION, soon());

        assertEquals(Status.DEGRADED, verdict.status());
        assertEquals(3, verdict.scores().size());
        assertTrue(verdict.summary().contains("simpler method"), verdict.summary());
    }

    @Test
    void scoresADraftAsItScoresTheTurn() throws Exception {
        var judge = new EmbeddedJudge(Encoders.MODEL);

        assertEquals(
                judge.judge(QUESTION, soon()), judge.draft(QUESTION, soon()).orElseThrow());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10), InstantSource.system());
    }
}
