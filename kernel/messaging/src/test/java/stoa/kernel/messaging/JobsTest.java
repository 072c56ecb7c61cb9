package stoa.kernel.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.task.JobSpec;
import stoa.kernel.messaging.Doing.Work;
import stoa.kernel.messaging.job.JobService;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.log.LogTerms;

class JobsTest {
    private final HandClock clock = new HandClock();
    private final Hops hops = new Hops();

    @TempDir
    private Path folder;

    private Store database;
    private JobService jobs;

    @BeforeEach
    void open() {
        database = Store.open(DatabaseSettings.file(folder), clock, LogTerms.USUAL);
        jobs = service();
    }

    private JobService service() {
        return new JobService(
                database.jobs(),
                clock,
                new Engine.MapSettings(Map.of("stoa.jobs.patience", "PT0.2S")),
                new JacksonCodecs(),
                hops);
    }

    @AfterEach
    void close() {
        jobs.stop();
        database.close();
    }

    private static JobSpec spec(String key) {
        return JobSpec.of("work", key, new Work(key));
    }

    private long count(String state) {
        return database.jobs().list(state, 1000).size();
    }

    @Test
    void aJobIsDoneOnceHoweverOftenItIsSubmitted() {
        var done = new CopyOnWriteArrayList<String>();
        jobs.addHandler(new Doing((work, _) -> done.add(work.text())), Map.of());

        assertTrue(jobs.submit(spec("a")));
        assertFalse(jobs.submit(spec("a")));

        await().until(() -> count("done") == 1);
        assertFalse(jobs.submit(spec("a")));
        assertEquals(List.of("a"), done);
    }

    @Test
    void noMoreRunAtOnceThanTheHandlerAllows() {
        var gate = new CountDownLatch(1);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        jobs.addHandler(
                new Doing((_, _) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    gate.await();
                    now.decrementAndGet();
                }),
                Map.of());
        for (int i = 0; i < 12; i++) {
            jobs.submit(spec("j" + i));
        }

        await().until(() -> now.get() == 4);
        gate.countDown();
        await().until(() -> count("done") == 12);
        assertEquals(4, most.get());
    }

    @Test
    void aSwapInterruptsAJobAndTheNextVersionDoesItWithoutLosingAnAttempt() {
        var stuck = new Doing((_, _) -> new CountDownLatch(1).await());
        jobs.addHandler(stuck, Map.of("service.id", 1L));
        jobs.submit(spec("a").withAttempts(1));
        await().until(() -> count("running") == 1);
        var attempts = new CopyOnWriteArrayList<Integer>();

        jobs.addHandler(new Doing((_, context) -> attempts.add(context.attempt())), Map.of("service.id", 2L));
        jobs.removeHandler(stuck);

        await().until(() -> count("done") == 1);
        assertEquals(List.of(1), attempts);
        assertEquals(List.of(), stuck.givenUp());
    }

    @Test
    void aJobThatIsDueAgainAtOnceIsNeverPassedOver() {
        var attempts = new AtomicInteger();
        jobs.addHandler(
                new Doing((_, _) -> {
                    if (attempts.incrementAndGet() % 30 > 0) {
                        throw new IllegalStateException("again");
                    }
                }),
                Map.of());
        for (int i = 0; i < 5; i++) {
            jobs.submit(spec("j" + i).withAttempts(1000).withBackoff(Duration.ZERO));
        }

        await().until(() -> count("done") == 5);
        assertEquals(150, attempts.get());
    }

    @Test
    void jobsWaitForAHandlerAndMayBeCancelledUntilThen() {
        jobs.submit(spec("a"));
        jobs.submit(spec("b"));

        assertTrue(jobs.cancel("work", "a"));
        assertFalse(jobs.cancel("work", "a"));
        var done = new CopyOnWriteArrayList<String>();
        jobs.addHandler(new Doing((work, _) -> done.add(work.text())), Map.of());

        await().until(() -> count("done") == 1);
        assertEquals(List.of("b"), done);
    }

    @Test
    void aJobSubmittedInATransactionRunsAfterItsCommitOrNotAtAll() {
        var done = new CopyOnWriteArrayList<String>();
        jobs.addHandler(new Doing((work, _) -> done.add(work.text())), Map.of());
        var transactions = database.database().transactions();

        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    jobs.submit(spec("never"));
                    throw new IllegalStateException("rolled back");
                }));
        transactions.run(() -> jobs.submit(spec("yes")));

        await().until(() -> count("done") == 1);
        assertEquals(List.of("yes"), done);
    }

    @Test
    void aJobLostWithTheProcessComesBackWhenItsLeaseHasRunOut() {
        jobs.submit(spec("a"));
        var lost = database.jobs().open("work", 1).getFirst();
        assertTrue(database.jobs().take(lost, clock.instant().plusSeconds(15)));
        var attempts = new CopyOnWriteArrayList<Integer>();
        jobs.addHandler(new Doing((_, context) -> attempts.add(context.attempt())), Map.of());

        clock.advance(Duration.ofSeconds(16));

        await().until(() -> count("done") == 1);
        assertEquals(List.of(2), attempts);
    }

    @Test
    void aLeapOfTheClockDoesNotStartARunningJobTwice() {
        var gate = new CountDownLatch(1);
        var starts = new AtomicInteger();
        jobs.addHandler(
                new Doing((_, _) -> {
                    starts.incrementAndGet();
                    gate.await();
                }),
                Map.of());
        jobs.submit(spec("a").withLimit(Duration.ofHours(3)));
        await().until(() -> starts.get() == 1);

        clock.advance(Duration.ofHours(1));
        jobs.submit(spec("b").withLimit(Duration.ofHours(3)));
        await().until(() -> starts.get() == 2);
        gate.countDown();

        await().until(() -> count("done") == 2);
        assertEquals(2, starts.get());
    }

    @Test
    void severalRunnersOnOneTableDoEachJobOnce() {
        var done = new ConcurrentHashMap<String, Integer>();
        var others = List.of(service(), service());
        try {
            others.forEach(each ->
                    each.addHandler(new Doing((work, _) -> done.merge(work.text(), 1, Integer::sum)), Map.of()));
            jobs.addHandler(new Doing((work, _) -> done.merge(work.text(), 1, Integer::sum)), Map.of());
            for (int i = 0; i < 700; i++) {
                jobs.submit(spec("j" + i));
            }

            await().until(() -> count("done") == 700);
            assertEquals(700, done.size());
            assertEquals(Set.of(1), Set.copyOf(done.values()));
        } finally {
            others.forEach(JobService::stop);
        }
    }

    @Test
    void aBurstIsHandedOverWithoutAskingTheTableForEachJob() {
        jobs.addHandler(new Doing((_, _) -> {}), Map.of());
        for (int i = 0; i < 200; i++) {
            jobs.submit(spec("j" + i));
        }

        await().until(() -> count("done") == 200);
        assertTrue(hops.counted("jobs.read") < 50, "read " + hops.counted("jobs.read") + " times");
    }

    @Test
    void aJobThatBecomesDueIsNotStarvedByNewOnes() {
        var later = new CountDownLatch(1);
        var count = new AtomicInteger();
        jobs.submit(JobSpec.of("work", "later", new Work("later")).withDelay(Duration.ofSeconds(5)));
        jobs.addHandler(
                new Doing((work, _) -> {
                    if (work.text().equals("later")) {
                        later.countDown();
                    } else if (later.getCount() > 0) {
                        jobs.submit(spec("n" + count.incrementAndGet()));
                    }
                }),
                Map.of());
        for (int i = 0; i < 40; i++) {
            jobs.submit(spec("n" + count.incrementAndGet()));
        }
        await().until(() -> count.get() > 100);

        clock.advance(Duration.ofSeconds(6));

        await().until(() -> later.getCount() == 0);
    }
}
