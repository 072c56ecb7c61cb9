package stoa.debate.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.api.stream.StreamId;
import stoa.debate.motion.MotionBank;
import stoa.debate.room.Debate;
import stoa.debate.room.EmptyStreams;
import stoa.debate.room.Stage;

final class SampleDebatesTest {
    private final EmptyStreams streams = new EmptyStreams();
    private final SampleDebates samples = new SampleDebates(streams, new MotionBank());

    @Test
    void oneDebateIsOverOneIsOnAndOneWaits() {
        samples.playAll();

        assertEquals(List.of(Stage.CLOSING, Stage.RUNNING, Stage.OPEN), List.of(stage(0), stage(1), stage(2)));
        assertTrue(debate(1).clocks().since().isPresent());
    }

    @Test
    void eachIsPlayedOnce() {
        samples.playAll();
        var before = streams.sent();

        samples.playAll();

        assertEquals(before, streams.sent());
    }

    private Stage stage(int scene) {
        return debate(scene).stage();
    }

    private Debate debate(int scene) {
        var id = StreamId.of("debate", Scene.all().get(scene).id());
        return streams.state(id, Debate.class).state();
    }
}
