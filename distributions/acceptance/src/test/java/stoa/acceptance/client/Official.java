package stoa.acceptance.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** An official client of the protocol that watches one stream. */
public interface Official extends AutoCloseable {
    String stream();

    /** The position after which it watches; negative until it does. */
    long start();

    /** The offsets that came, in the order in which they came. */
    List<Long> offsets();

    /** Fails unless every event from its start to the head came once and in order. */
    default void assertSaw(long head) {
        await(stream())
                .atMost(Duration.ofSeconds(90))
                .until(() -> start() >= 0 && start() + offsets().size() >= head);
        assertEquals(
                LongStream.rangeClosed(start() + 1, head).boxed().toList(), offsets(), getClass() + " " + stream());
    }
}
