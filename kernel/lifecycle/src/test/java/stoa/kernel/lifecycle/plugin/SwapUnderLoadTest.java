package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.UnloadProbe;

class SwapUnderLoadTest {
    private static final int SWAPS = 50;
    private static final int CALLERS = 4;

    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create()
            .withSystemClock()
            .with("stoa.limits", "off")
            .with("stoa.log.level", "error");

    private final Platform platform = PLATFORM.platform();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();

    @Test
    void fiftySwapsLoseNoCallAndLeaveNothingBehind() throws Exception {
        var jars = List.of(build("1.0.0"), build("1.1.0"));
        platform.deploy(jars.getFirst());
        var probe = new UnloadProbe();
        var callers = startCallers();

        for (var swap = 1; swap <= SWAPS; swap++) {
            probe.watch(platform.bundle("greeting").orElseThrow());
            assertEquals("active", platform.deploy(jars.get(swap % 2)).state());
        }
        enough.set(true);
        for (var caller : callers) {
            caller.join();
        }

        assertEquals(List.of(), List.copyOf(lost));
        assertTrue(answered.get() > SWAPS, "only " + answered + " calls were made");
        probe.assertUnloaded();
    }

    private List<Thread> startCallers() {
        var callers = new ArrayList<Thread>();
        for (var caller = 0; caller < CALLERS; caller++) {
            callers.add(Thread.ofVirtual().start(this::callUntilEnough));
        }
        return callers;
    }

    private void callUntilEnough() {
        while (!enough.get()) {
            var response = platform.get("api/v1/greetings/Ada");
            if (response.statusCode() == 200) {
                answered.incrementAndGet();
            } else {
                lost.add(response.statusCode() + " " + response.body());
            }
        }
    }

    private Path build(String version) {
        return Samples.greeting(version).build(platform.scratch().resolve(version + ".jar"));
    }
}
