package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Code of plugins has a thread of its own, and a limit. */
final class BoundedTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @Test
    void neverWaitsForTheFrameworkOnAVirtualThread() {
        var outcome = Bounded.call("asks", AMPLE, () -> Thread.currentThread().isVirtual());

        assertEquals(new Bounded.Done<>(false), outcome);
    }

    @Test
    void handsOverWhatWasThrown() {
        var thrown = new IllegalStateException("as it is");

        assertEquals(new Bounded.Threw<>(thrown), Bounded.call("throws", AMPLE, () -> {
            throw thrown;
        }));
    }

    @Test
    void saysWhereItWasAtTheDeadline() {
        var never = new CountDownLatch(1);

        var outcome = Bounded.call("hangs", Duration.ofMillis(50), () -> {
            never.await();
            return true;
        });

        var late = assertInstanceOf(Bounded.TooLate.class, outcome);
        assertTrue(late.ended());
        assertTrue(late.where().contains("park"), late.where());
    }
}
