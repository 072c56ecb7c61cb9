package stoa.__family__.__name__;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

final class __Type__Test {
    @Test
    void givesMorePointsToASpeechThatTakesUpTheMotion() throws Exception {
        Verdict near = verdict("Zoos should be closed because animals suffer.");
        Verdict far = verdict("I had soup today.");

        assertEquals(4, near.scores().getFirst().points());
        assertEquals(0, far.scores().getFirst().points());
    }

    private static Verdict verdict(String speech) throws Exception {
        Turn turn = new Turn(1, Seat.PROPOSITION, speech, Duration.ofSeconds(30));
        Question question = new Question("deb_1", "Zoos should be closed", List.of(turn), Optional.of(1));
        Deadline deadline = Deadline.in(Duration.ofSeconds(5), InstantSource.fixed(Instant.EPOCH));
        return new __Type__().judge(question, deadline);
    }
}
