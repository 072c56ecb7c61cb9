package stoa.kernel.messaging.follow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.messaging.Engine.ANN;
import static stoa.kernel.messaging.Engine.tally;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.plugin.PluginId;
import stoa.api.store.Store;
import stoa.api.stream.Projection;
import stoa.api.stream.Reaction;
import stoa.api.stream.Recorded;
import stoa.kernel.contract.messaging.FollowerState.Phase;
import stoa.kernel.messaging.Engine;
import stoa.kernel.messaging.Tally;
import stoa.kernel.messaging.store.DocumentStoreDesk;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.log.LogTerms;

class FollowersTest {
    @TempDir
    private Path folder;

    private stoa.kernel.persistence.Store database;
    private Engine engine;
    private FollowService followers;
    private Store<Total> totals;

    /** What the read model knows of a stream. */
    record Total(long sum, long events) {}

    @BeforeEach
    void open() {
        database = stoa.kernel.persistence.Store.open(
                DatabaseSettings.file(folder), InstantSource.system(), LogTerms.USUAL);
        engine = new Engine(database.log(), InstantSource.system()).with(new Tally());
        followers = followers();
        var transactions = database.database().transactions();
        totals = new DocumentStoreDesk(database.documents(), transactions, engine.codecs)
                .of(new PluginId("test"))
                .open("totals", Total.class);
    }

    private FollowService followers() {
        var ground = new Ground(
                database.log(),
                database.checkpoints(),
                database.database().transactions(),
                database.jobs(),
                engine.codecs,
                new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(30)));
        return new FollowService(ground, engine.commits);
    }

    @AfterEach
    void close() {
        followers.stop();
        engine.close();
        database.close();
    }

    private void restartFollowers() {
        followers.stop();
        followers = followers();
    }

    /** Sums up each stream; fails at random after it has written. */
    private final class Totals implements Projection {
        private final int version;
        private final Random random;
        private final int failOneIn;

        Totals(int version, int failOneIn) {
            this.version = version;
            this.random = new Random(version);
            this.failOneIn = failOneIn;
        }

        @Override
        public String name() {
            return "totals";
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
            var present = totals.get(event.stream().key()).orElse(new Total(0, 0));
            assertEquals(present.events() + 1, event.sequence(), "order of " + event.id());
            totals.put(
                    event.stream().key(),
                    new Total(present.sum() + event.as(Tally.Added.class).amount(), event.sequence()));
            if (failOneIn > 0 && random.nextInt(failOneIn) == 0) {
                throw new IllegalStateException("broken after writing");
            }
        }

        @Override
        public void reset() {
            totals.clear();
        }
    }

    private void add(int streams, int each) {
        for (int i = 0; i < each; i++) {
            for (int s = 0; s < streams; s++) {
                engine.streams.send(tally("s" + s), new Tally.Add(s + i, "t"), ANN);
            }
        }
    }

    private List<Store.Entry<Total>> rows() {
        return totals.list("", "", 1000);
    }

    private void awaitTotals(int streams, long events) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(
                        streams * events,
                        rows().stream().mapToLong(row -> row.value().events()).sum()));
    }

    @Test
    void aProjectionCountsEachEventOnceThoughItFailsAndIsRestarted() {
        followers.addProjection(new Totals(1, 5), Map.of());
        add(4, 6);
        restartFollowers();
        followers.addProjection(new Totals(1, 6), Map.of());
        add(4, 4);

        awaitTotals(4, 10);
        assertEquals(21, totals.get("s0").orElseThrow().sum());
    }

    @Test
    void aRebuildGivesTheSameRows() {
        followers.addProjection(new Totals(1, 0), Map.of("service.id", 1L));
        add(5, 5);
        awaitTotals(5, 5);
        var live = rows();
        totals.put("s0", new Total(999, 999));

        followers.addProjection(new Totals(2, 7), Map.of("service.id", 2L));

        await().untilAsserted(() -> assertEquals(live, rows()));
    }

    @Test
    void aProjectionThatKeepsFailingStandsStillVisiblyAndOthersGoOn() {
        var broken = new Named("broken", _ -> {
            throw new IllegalStateException("never works");
        });
        followers.addProjection(broken, Map.of("service.id", 1L));
        followers.addProjection(new Totals(1, 0), Map.of());
        add(1, 3);

        awaitTotals(1, 3);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> followers.states().getFirst().phase() == Phase.STANDING_STILL);
        assertEquals("broken", followers.states().getFirst().name());
        assertEquals(
                "java.lang.IllegalStateException: never works",
                followers.states().getFirst().error());
        assertEquals(3, followers.states().getFirst().behind());

        var seen = new CopyOnWriteArrayList<String>();
        followers.addProjection(new Named("broken", event -> seen.add(event.id())), Map.of("service.id", 2L));
        await().until(() -> seen.size() == 3);
    }

    /** A projection that only calls. */
    private record Named(String name, Consumer<Recorded> work) implements Projection {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public Set<String> kinds() {
            return Set.of("tally");
        }

        @Override
        public void apply(Recorded event) {
            work.accept(event);
        }

        @Override
        public void reset() {}
    }

    /** A reaction that only calls. */
    private record Calling(String name, Consumer<Recorded> work) implements Reaction {
        @Override
        public Set<String> kinds() {
            return Set.of("tally");
        }

        @Override
        public void react(Recorded event) {
            work.accept(event);
        }
    }

    @Test
    void aReactionSeesWhatCameAfterItWasRegisteredInOrderPerStreamAtLeastOnce() {
        add(3, 2);
        var seen = new ConcurrentHashMap<String, List<Long>>();
        followers.addReaction(new Calling("r", event -> note(seen, event)), Map.of());
        add(3, 20);
        restartFollowers();
        add(3, 5);
        followers.addReaction(new Calling("r", event -> note(seen, event)), Map.of());

        for (int s = 0; s < 3; s++) {
            var stream = "tally:s" + s;
            await().until(() -> seen.getOrDefault(stream, List.of()).contains(27L));
            assertComplete(seen.get(stream));
        }
    }

    private static void note(Map<String, List<Long>> seen, Recorded event) {
        seen.computeIfAbsent(event.stream().toString(), _ -> new CopyOnWriteArrayList<>())
                .add(event.sequence());
    }

    /** First occurrences are 3, 4, 5 ... 27; repeats only go back, never skip. */
    private static void assertComplete(List<Long> sequences) {
        var firsts = new ArrayList<Long>();
        var known = new HashSet<Long>();
        sequences.forEach(sequence -> {
            if (known.add(sequence)) {
                firsts.add(sequence);
            }
        });
        assertEquals(java.util.stream.LongStream.rangeClosed(3, 27).boxed().toList(), firsts);
    }

    @Test
    void aSlowStreamDoesNotHoldUpTheReactionToOthers() {
        var gate = new CountDownLatch(1);
        var seen = new CopyOnWriteArrayList<String>();
        followers.addReaction(
                new Calling("r", event -> {
                    if (event.stream().key().equals("s0")) {
                        pass(gate);
                    }
                    seen.add(event.id());
                }),
                Map.of());

        add(3, 5);

        await().until(() -> seen.size() == 10);
        gate.countDown();
        await().until(() -> seen.size() == 15);
    }

    @Test
    void anEventThatAReactionCannotTakeIsSetAsideWhereAdministratorsLook() {
        var seen = new CopyOnWriteArrayList<String>();
        followers.addReaction(
                new Calling("r", event -> {
                    if (event.sequence() == 2) {
                        throw new IllegalStateException("cannot take it");
                    }
                    seen.add(event.id());
                }),
                Map.of());

        add(1, 3);

        await().atMost(Duration.ofSeconds(40)).until(() -> seen.contains("tally:s0/3"));
        assertEquals(1, followers.states().getFirst().setAside());
        var dead = database.jobs().list("dead", 10).getFirst();
        assertEquals("reaction.r", dead.kind());
        assertEquals("tally:s0/2", dead.key());
    }

    @Test
    void whatMayComeLaterIsTriedAsOftenAsItTakes() {
        var tries = new java.util.concurrent.atomic.AtomicInteger();
        followers.addReaction(
                new Calling("r", _ -> {
                    if (tries.incrementAndGet() < 15) {
                        throw new PlatformException(Errors.NOT_READY, "being swapped");
                    }
                }),
                Map.of());

        add(1, 1);

        await().until(() -> tries.get() == 15);
        await().until(() -> followers.states().getFirst().behind() == 0);
        assertEquals(0, followers.states().getFirst().setAside());
    }

    @Test
    void theLatestRegisteredReactsAndTheOneBeforeComesBack() {
        var first = new CopyOnWriteArrayList<String>();
        var second = new CopyOnWriteArrayList<String>();
        var newer = new Calling("r", event -> second.add(event.id()));
        followers.addReaction(new Calling("r", event -> first.add(event.id())), Map.of("service.id", 1L));
        followers.addReaction(newer, Map.of("service.id", 2L));

        add(1, 1);
        await().until(() -> second.size() == 1);
        followers.removeReaction(newer);
        add(1, 1);

        await().until(() -> first.contains("tally:s0/2"));
        assertTrue(second.size() == 1);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
