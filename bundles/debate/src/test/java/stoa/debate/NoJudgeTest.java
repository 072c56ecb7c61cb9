package stoa.debate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;

/** Where no judge is installed, nobody waits for one and everybody sees it. */
final class NoJudgeTest {
    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create().without("judge-rubric");

    private final Platform platform = PLATFORM.platform();

    @Test
    void isVisiblyUnjudged() {
        var room = Room.opened(platform, "deb_alone", 1);
        room.speak(1);
        room.speak(2);
        assertEquals("closing", room.view().stage());

        platform.await("giving up", () -> {
            platform.clock().advance(Duration.ofSeconds(1));
            return room.view().stage().equals("decided")
                    && room.view().turns().stream()
                            .noneMatch(turn -> turn.judging().state().equals("pending"));
        });

        assertEquals("unjudged", room.view().judging().state());
        assertEquals("unjudged", room.view().outcome().orElseThrow().reason());
        assertEquals("unjudged", room.judged(1).state());
    }
}
