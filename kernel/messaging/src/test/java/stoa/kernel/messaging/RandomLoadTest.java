package stoa.kernel.messaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.log.LogTerms;
import stoa.testkit.postgres.PostgresServer;

/** What is acknowledged is in the log exactly once and in order, whatever fails. */
class RandomLoadTest {
    private final Ledger ledger = new Ledger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingAcknowledgedIsLostDoubledOrReorderedWhileCommitsFail(long seed) throws InterruptedException {
        var log = new FaultyLog(new MemoryLog(InstantSource.system(), 1 + (int) (seed % 3)));
        var faults = new Faults(seed, 8);
        log.before(faults::before);
        log.after(faults::after);
        try (var engine = new Engine(log, InstantSource.system()).with(new Tally())) {
            var crowd = new Crowd(12, ledger, () -> engine.streams, seed);
            Crowd.join(crowd.start(40, 60));
            faults.stop();

            assertTrue(ledger.size() > 2000, "acknowledged " + ledger.size());
            assertTrue(faults.count() > 20, "faults " + faults.count());
            ledger.check(engine.streams, crowd.targets());
        }
        try (var again = new Engine(log, InstantSource.system()).with(new Tally())) {
            ledger.check(again.streams, new Crowd(12, ledger, () -> again.streams, seed).targets());
        }
    }

    @Test
    void theSameHoldsOnTheEmbeddedDatabase(@TempDir Path folder) throws InterruptedException {
        loadWithFaults(DatabaseSettings.file(folder), 7);
    }

    @Test
    void theSameHoldsOnPostgresWithSeveralCommitters() throws InterruptedException {
        try (var server = PostgresServer.start()) {
            loadWithFaults(DatabaseSettings.postgres(server.newDatabase(), server.user(), ""), 8);
        }
    }

    private void loadWithFaults(DatabaseSettings settings, long seed) throws InterruptedException {
        try (var store = Store.open(settings, InstantSource.system(), LogTerms.USUAL)) {
            var log = new FaultyLog(store.log());
            var faults = new Faults(seed, 12);
            log.before(faults::before);
            log.after(faults::after);
            try (var engine = new Engine(log, InstantSource.system()).with(new Tally())) {
                var crowd = new Crowd(12, ledger, () -> engine.streams, seed);
                Crowd.join(crowd.start(32, 25));
                faults.stop();

                assertTrue(ledger.size() > 700, "acknowledged " + ledger.size());
                ledger.check(engine.streams, crowd.targets());
            }
            try (var again = new Engine(log, InstantSource.system()).with(new Tally())) {
                ledger.check(again.streams, new Crowd(12, ledger, () -> again.streams, seed).targets());
            }
        }
    }

    @Test
    void oneStreamThatCannotBeWrittenDoesNotFailTheOthers() throws InterruptedException {
        var log = new FaultyLog(new MemoryLog(InstantSource.system(), 1));
        log.before(group -> {
            if (group.stream().anyMatch(append -> append.stream().key().equals("s0"))) {
                throw new IllegalStateException("value too long");
            }
        });
        try (var engine = new Engine(log, InstantSource.system()).with(new Tally())) {
            var crowd = new Crowd(6, ledger, () -> engine.streams, 9);
            var threads = crowd.start(20, 20);
            Crowd.join(threads);

            assertTrue(ledger.size() > 250, "acknowledged " + ledger.size());
            ledger.check(engine.streams, crowd.targets().subList(1, 6));
        }
    }

    @Test
    void noCommandIsLostOrDoubledWhileThePluginIsSwapped() throws InterruptedException {
        EventLog log = new MemoryLog(InstantSource.system(), 1);
        try (var engine = new Engine(log, InstantSource.system()).with(new Tally())) {
            var crowd = new Crowd(12, ledger, () -> engine.streams, 11);
            var threads = crowd.start(40, 150);
            var present = new AtomicReference<>(new Tally());
            engine.with(present.get());
            for (int i = 0; i < 30; i++) {
                var next = new Tally();
                engine.with(next);
                engine.engine.removeAggregate(present.getAndSet(next));
            }
            Crowd.join(threads);

            ledger.check(engine.streams, crowd.targets());
        }
    }

    /** Every so many commits one fails: before it with a conflict or an error, or after everything was written. */
    private static final class Faults {
        private final Random random;
        private final int oneIn;
        private int count;
        private boolean stopped;

        Faults(long seed, int oneIn) {
            this.random = new Random(seed);
            this.oneIn = oneIn;
        }

        synchronized void before(List<Append> group) {
            if (stopped || random.nextInt(oneIn) > 0) {
                return;
            }
            count++;
            switch (random.nextInt(3)) {
                case 0 -> throw new LogConflict("somebody else wrote", false, null);
                case 1 -> throw new IllegalStateException("disk is full");
                default -> throw new LogConflict("lease lost", true, null);
            }
        }

        synchronized void after(List<Append> group) {
            if (!stopped && random.nextInt(oneIn) == 0) {
                count++;
                throw new IllegalStateException("connection lost during commit");
            }
        }

        synchronized int count() {
            return count;
        }

        synchronized void stop() {
            stopped = true;
        }
    }
}
