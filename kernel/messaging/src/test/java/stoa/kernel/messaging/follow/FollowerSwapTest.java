package stoa.kernel.messaging.follow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.kernel.messaging.Engine.ANN;
import static stoa.kernel.messaging.Engine.tally;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.stream.Projection;
import stoa.api.stream.Recorded;
import stoa.kernel.contract.messaging.FollowerState.Phase;
import stoa.kernel.messaging.Engine;
import stoa.kernel.messaging.Tally;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.log.LogTerms;

/** Projections whose bundle is exchanged while events come. */
final class FollowerSwapTest {
    private static final int STREAMS = 12;
    private static final int EACH = 60;

    @TempDir
    private Path folder;

    private Store store;
    private Engine engine;
    private FollowService followers;

    @BeforeEach
    void open() {
        store = Store.open(DatabaseSettings.file(folder), InstantSource.system(), LogTerms.USUAL);
        engine = new Engine(store.log(), InstantSource.system()).with(new Tally());
        var quick = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(30));
        followers = new FollowService(
                new Ground(
                        store.log(),
                        store.checkpoints(),
                        store.database().transactions(),
                        store.jobs(),
                        engine.codecs,
                        quick),
                engine.commits);
    }

    @AfterEach
    void close() {
        followers.stop();
        engine.close();
        store.close();
    }

    @Test
    void eachEventIsSeenOnceAndInOrderHoweverOftenTheBundleIsExchanged() throws Exception {
        var present = new Seen(1);
        followers.addProjection(present, Map.of("service.id", 1L));
        try (var crew = Executors.newVirtualThreadPerTaskExecutor()) {
            var speakers = IntStream.range(0, STREAMS)
                    .mapToObj(stream -> crew.submit(() -> speak("s" + stream)))
                    .toList();
            for (var version = 2L; speakers.stream().anyMatch(speaker -> !speaker.isDone()); version++) {
                var next = new Seen(1);
                followers.addProjection(next, Map.of("service.id", version));
                followers.removeProjection(present);
                present = next;
            }
            for (var speaker : speakers) {
                speaker.get();
            }
        }

        for (var stream = 0; stream < STREAMS; stream++) {
            awaitSeen("s" + stream, EACH);
        }
    }

    @Test
    void aVersionThatDoesNotComeBackInTimeWritesNothingOnceTheNextOneWorks() {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        var hanging = new Seen(1) {
            @Override
            public void apply(Recorded event) {
                inside.countDown();
                passAlthoughInterrupted(release);
                super.apply(event);
                left.countDown();
            }
        };
        followers.addProjection(hanging, Map.of("service.id", 1L));
        engine.streams.send(tally("s0"), new Tally.Add(1, "t"), ANN);
        passAlthoughInterrupted(inside);

        followers.addProjection(new Seen(1), Map.of("service.id", 2L));
        awaitSeen("s0", 1);
        release.countDown();
        passAlthoughInterrupted(left);
        engine.streams.send(tally("s0"), new Tally.Add(1, "t"), ANN);

        awaitSeen("s0", 2);
        await().until(() -> followers.states().getFirst().phase() == Phase.FOLLOWING);
    }

    private void speak(String key) {
        for (var turn = 0; turn < EACH; turn++) {
            engine.streams.send(tally(key), new Tally.Add(1, "t"), ANN);
        }
    }

    private void awaitSeen(String key, int events) {
        var all = LongStream.rangeClosed(1, events)
                .mapToObj(Long::toString)
                .reduce("", (left, right) -> left + " " + right);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(all, seen(key)));
    }

    private String seen(String key) {
        return store.documents()
                .get("seen", key)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static void passAlthoughInterrupted(CountDownLatch gate) {
        while (true) {
            try {
                gate.await();
                return;
            } catch (InterruptedException passedOver) {
                Thread.interrupted();
            }
        }
    }

    /** Writes down each sequence it sees, behind those it saw before. */
    private class Seen implements Projection {
        private final int version;

        Seen(int version) {
            this.version = version;
        }

        @Override
        public String name() {
            return "seen";
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public Set<String> kinds() {
            return Set.of("tally");
        }

        @Override
        public void apply(Recorded event) {
            var key = event.stream().key();
            store.documents().put("seen", key, (seen(key) + " " + event.sequence()).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void reset() {
            store.documents().clear("seen");
        }
    }
}
