package stoa.kernel.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.kernel.messaging.Engine.ANN;
import static stoa.kernel.messaging.Engine.tally;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.channel.ChannelName;
import stoa.api.plugin.Registration;
import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.contract.messaging.Feeds;
import stoa.kernel.contract.messaging.Publication;

/** Whoever attaches, replays and goes on sees each event once and in order, however this falls together with commits. */
class ResumeTest {
    private static final ChannelName ROOM = ChannelName.of("tally", "a");
    private static final int EVENTS = 1500;
    private static final int READERS = 24;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyReaderSeesEveryEventOnceInOrder(long seed) throws InterruptedException {
        var log = new FaultyLog(new MemoryLog(InstantSource.system(), 1));
        var commits = new AtomicInteger();
        log.after(_ -> {
            if (commits.incrementAndGet() % 97 == 0) {
                throw new IllegalStateException("lost during commit");
            }
        });
        try (var engine = new Engine(log, InstantSource.system()).with(new Tally())) {
            engine.streams.send(tally("a"), new Tally.Add(1, "first"), ANN);
            var readers = new ArrayList<Reader>();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < READERS; i++) {
                var reader = new Reader(engine.feeds, new Random(seed * 100 + i));
                readers.add(reader);
                threads.add(Thread.ofVirtual().start(reader::live));
            }
            for (int i = 1; i < EVENTS; i++) {
                engine.streams.send(tally("a"), new Tally.Add(1, "t"), ANN);
            }
            for (var thread : threads) {
                thread.join();
            }

            var all = LongStream.rangeClosed(1, EVENTS).boxed().toList();
            readers.forEach(reader -> assertEquals(all, reader.seen));
        }
    }

    /** A client that loses its connection again and again, and resumes at the last offset it has seen. */
    private static final class Reader {
        private final Feeds feeds;
        private final Random random;
        private final List<Long> seen = new ArrayList<>();

        Reader(Feeds feeds, Random random) {
            this.feeds = feeds;
            this.random = random;
        }

        private long last() {
            return seen.isEmpty() ? 0 : seen.getLast();
        }

        void live() {
            while (last() < EVENTS) {
                connect();
            }
        }

        private void connect() {
            var held = new Held();
            try (Registration _ = feeds.attach(ROOM, held)) {
                replay();
                var wanted = Math.min(EVENTS, last() + random.nextInt(80));
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> take(held) >= wanted);
            }
        }

        private void replay() {
            while (true) {
                var part = feeds.replay(ROOM, last(), 1 + random.nextInt(300));
                part.publications().forEach(publication -> seen.add(publication.offset()));
                if (part.complete()) {
                    return;
                }
            }
        }

        private long take(Held held) {
            for (var publication : held.drain()) {
                if (publication.offset() > last()) {
                    assertEquals(last() + 1, publication.offset(), "gap");
                    seen.add(publication.offset());
                }
            }
            return last();
        }
    }

    /** Holds publications back. */
    private static final class Held implements FeedSink {
        private final List<Publication> waiting = new ArrayList<>();

        @Override
        public synchronized void published(Publication publication) {
            waiting.add(publication);
        }

        synchronized List<Publication> drain() {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }

        @Override
        public void ended(String reason) {
            throw new AssertionError(reason);
        }
    }
}
