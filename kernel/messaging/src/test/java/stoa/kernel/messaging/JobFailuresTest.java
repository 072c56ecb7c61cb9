package stoa.kernel.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.task.Deadline;
import stoa.api.task.JobContext;
import stoa.api.task.JobHandler;
import stoa.api.task.JobSpec;
import stoa.kernel.messaging.Doing.Work;
import stoa.kernel.messaging.job.JobDrain;
import stoa.kernel.messaging.job.JobService;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.log.LogTerms;

/** Attempts that fail, hang, do not stop, or are in hand when the platform stops. */
class JobFailuresTest {
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

    @Test
    void jobsThatComputeHoldUpNoVirtualThread() throws InterruptedException {
        var enough = new AtomicBoolean();
        var cores = Math.min(4, Runtime.getRuntime().availableProcessors());
        var busy = new CountDownLatch(cores);
        jobs.addHandler(
                new Doing((_, _) -> {
                    busy.countDown();
                    while (!enough.get()) {
                        Thread.onSpinWait();
                    }
                }),
                Map.of());
        IntStream.range(0, cores).forEach(core -> jobs.submit(spec("busy" + core)));
        assertTrue(busy.await(30, TimeUnit.SECONDS));

        var mailbox = Thread.ofVirtual().start(() -> {});

        assertTrue(mailbox.join(Duration.ofSeconds(30)));
        enough.set(true);
        await().until(() -> count("waiting") + count("running") == 0);
    }

    private static JobSpec spec(String key) {
        return JobSpec.of("work", key, new Work(key));
    }

    private long count(String state) {
        return database.jobs().list(state, 1000).size();
    }

    @Test
    void aFailedAttemptIsRepeatedAfterItsBackoffAndTheLastFailureIsToldToTheHandler() {
        var attempts = new CopyOnWriteArrayList<Integer>();
        var handler = new Doing((_, context) -> {
            attempts.add(context.attempt());
            throw new IllegalStateException("no luck " + context.attempt());
        });
        jobs.addHandler(handler, Map.of());
        jobs.submit(spec("a").withAttempts(3).withBackoff(Duration.ofSeconds(10)));

        await().until(() -> attempts.size() == 1 && count("waiting") == 1);
        clock.advance(Duration.ofSeconds(7));
        clock.advance(Duration.ofSeconds(5));
        await().until(() -> attempts.size() == 2 && count("waiting") == 1);
        clock.advance(Duration.ofSeconds(24));

        await().until(() -> count("dead") == 1);
        assertEquals(List.of(1, 2, 3), attempts);
        assertEquals(List.of("a: java.lang.IllegalStateException: no luck 3"), handler.givenUp());
    }

    @Test
    void aJobThatHangsIsInterruptedAtItsLimit() {
        var interrupted = new AtomicInteger();
        var handler = new Doing((_, _) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                interrupted.incrementAndGet();
                throw stop;
            }
        });
        jobs.addHandler(handler, Map.of());
        jobs.submit(spec("a").withAttempts(1).withLimit(Duration.ofSeconds(3)));
        await().until(() -> count("running") == 1);

        clock.advance(Duration.ofSeconds(3));

        await().until(() -> count("dead") == 1);
        assertEquals(1, interrupted.get());
        assertEquals(List.of("a: It was not finished within its limit of PT3S"), handler.givenUp());
    }

    @Test
    void anInterruptThatIsPassedOverIsRepeated() {
        var interrupts = new AtomicInteger();
        var handler = new Doing((_, _) -> {
            while (interrupts.get() < 3) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException passedOver) {
                    interrupts.incrementAndGet();
                }
            }
        });
        jobs.addHandler(handler, Map.of());
        jobs.submit(spec("a").withAttempts(1).withLimit(Duration.ofSeconds(3)));
        await().until(() -> count("running") == 1);

        clock.advance(Duration.ofSeconds(3));

        await().until(() -> count("dead") == 1);
        assertEquals(3, interrupts.get());
        assertEquals(0, hops.counted("jobs.leaked"));
    }

    @Test
    void aJobThatDoesNotStopIsLeftBehindAndItsLateAnswerDoesNotCount() {
        var release = new CountDownLatch(1);
        var handler = new Doing((_, _) -> {
            while (release.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
                Thread.interrupted();
            }
        });
        jobs.addHandler(handler, Map.of());
        jobs.submit(spec("a").withAttempts(1).withLimit(Duration.ofSeconds(3)));
        await().until(() -> count("running") == 1);

        clock.advance(Duration.ofSeconds(3));
        await().until(() -> count("dead") == 1);
        release.countDown();

        assertEquals(1, hops.counted("jobs.leaked"));
        assertEquals(1, handler.givenUp().size());
        assertEquals(1, count("dead"));
    }

    @Test
    void drainingFinishesWhatRunsAndStartsNothingNew() {
        var gate = new CountDownLatch(1);
        var starts = new AtomicInteger();
        jobs.addHandler(
                new Doing((_, _) -> {
                    starts.incrementAndGet();
                    gate.await();
                }),
                Map.of());
        jobs.submit(spec("a"));
        await().until(() -> starts.get() == 1);
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(50_000_000);
            gate.countDown();
        });

        new JobDrain(jobs, clock).drain(Deadline.in(Duration.ofSeconds(10), clock));
        jobs.submit(spec("b"));

        assertEquals(1, count("done"));
        assertEquals(1, count("waiting"));
        assertEquals(1, starts.get());
    }

    @Test
    void aThrowingLastWordIsRepeated() {
        var words = new AtomicInteger();
        jobs.addHandler(new Sulking(words), Map.of());
        jobs.submit(JobSpec.of("sulk", "a", new Work("a")).withAttempts(1));

        await().until(() -> words.get() == 1);
        clock.advance(Duration.ofSeconds(5));

        await().until(() -> count("dead") == 1);
        assertEquals(2, words.get());
    }

    /** Fails at its work, and the first time also at giving up. */
    private record Sulking(AtomicInteger words) implements JobHandler<Work> {
        @Override
        public String kind() {
            return "sulk";
        }

        @Override
        public Class<Work> payload() {
            return Work.class;
        }

        @Override
        public void run(Work payload, JobContext context) {
            throw new IllegalStateException("no");
        }

        @Override
        public void gaveUp(Work payload, String lastError) {
            if (words.incrementAndGet() == 1) {
                throw new IllegalStateException("not even that");
            }
        }
    }
}
