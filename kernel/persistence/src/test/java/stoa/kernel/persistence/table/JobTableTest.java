package stoa.kernel.persistence.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.keyed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.log.Appends;

@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
final class JobTableTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Parameter
    Engine engine;

    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(engine);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aJobIsTakenOnceUntilItsLeaseRunsOut() {
        assertTrue(jobs().insert(job("a", 0)));
        assertFalse(jobs().insert(job("a", 0)));

        var first = claim(now(), 10).getFirst();
        assertEquals(List.of("a", 1, "running"), List.of(first.key(), first.attempt(), first.state()));
        assertArrayEquals(new byte[] {7}, first.payload());
        assertEquals(List.of(), claim(now(), 10));

        assertEquals(2, claim(now().plus(LEASE), 10).getFirst().attempt());
    }

    @Test
    void whoeverAsksAtTheSameTimeGetsOtherJobs() throws Exception {
        var all = IntStream.range(0, 200).mapToObj(number -> "j" + number).toList();
        all.forEach(key -> jobs().insert(job(key, 0)));
        Callable<List<String>> claimer = () -> {
            var mine = new ArrayList<String>();
            while (!jobs().list("waiting", 1).isEmpty()) {
                mine.addAll(keys(claim(now(), 40)));
            }
            return mine;
        };

        var taken = byAll(Collections.nCopies(6, claimer));

        assertEquals(all.stream().sorted().toList(), taken.stream().sorted().toList());
        assertEquals(List.of(), byAll(Collections.nCopies(6, () -> keys(claim(now(), 200)))));
    }

    @Test
    void aLeaseThatRanOutIsTakenOverByOneOnly() throws Exception {
        var all = IntStream.range(0, 60).mapToObj(number -> "j" + number).toList();
        all.forEach(key -> jobs().insert(job(key, 0)));
        claim(now(), 60);
        var later = now().plus(LEASE);

        var taken = byAll(Collections.nCopies(6, () -> keys(claim(later, 60))));

        assertEquals(all.stream().sorted().toList(), taken.stream().sorted().toList());
        assertTrue(jobs().list("running", 100).stream().allMatch(job -> job.attempt() == 2));
    }

    @Test
    void aJobReadBeforeItWasDoneReleasedOrCancelledIsNotTaken() {
        for (var key : List.of("done", "released", "cancelled")) {
            jobs().insert(job(key, 0));
        }
        var read = jobs().open("judge", 3);
        read.stream().limit(2).forEach(job -> jobs().take(job, now().plus(LEASE)));
        jobs().done(taken(read.get(0)), now());
        jobs().retry(taken(read.get(1)), now(), "again");
        jobs().cancel("judge", read.get(2).key());

        assertEquals(
                List.of(),
                read.stream().filter(job -> jobs().take(job, now().plus(LEASE))).toList());
    }

    @Test
    void aJobOfAnOpenTransactionIsNotTakenBeforeItsCommit() throws Exception {
        var transactions = bed.store().database().transactions();
        var outside = Executors.newSingleThreadExecutor();
        try (outside) {
            transactions.run(() -> {
                jobs().insert(job("a", 0));
                assertFalse(within(outside, () -> jobs().take(job("a", 0), now().plus(LEASE))));
                return true;
            });
            assertTrue(jobs().take(job("a", 0), now().plus(LEASE)));
        }
    }

    @Test
    void oneChangeThatFailsDoesNotFailThoseItSharesACommitWith() throws Exception {
        var tooLong = "x".repeat(300);
        List<Callable<Boolean>> inserts = IntStream.range(0, 60)
                .mapToObj(number ->
                        (Callable<Boolean>) () -> insertOrNot(number % 7 == 3 ? tooLong + number : "j" + number))
                .toList();
        try (var crew = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : crew.invokeAll(inserts)) {
                one.get();
            }
        }

        assertEquals(
                IntStream.range(0, 60).filter(number -> number % 7 != 3).count(),
                jobs().list("waiting", 100).size());
    }

    private static <R> R within(ExecutorService thread, Callable<R> work) {
        try {
            return thread.submit(work).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    private boolean insertOrNot(String key) {
        try {
            return jobs().insert(job(key, 0));
        } catch (PlatformException tooLong) {
            return false;
        }
    }

    private static List<String> byAll(List<Callable<List<String>>> claimers) throws Exception {
        try (var crew = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new ArrayList<String>();
            for (var one : crew.invokeAll(claimers)) {
                taken.addAll(one.get());
            }
            return taken;
        }
    }

    @Test
    void jobsComeByDueMomentAndOnlyOfTheKindsAskedFor() {
        jobs().insert(job("late", 20));
        jobs().insert(job("soon", 10));

        assertEquals(List.of(), claim(now(), 10));
        assertEquals(List.of("soon", "late"), keys(jobs().open("judge", 10)));
        assertEquals(List.of("soon"), keys(jobs().open("judge", 1)));
        assertEquals(List.of(), jobs().open("other", 10));
        assertEquals(List.of("soon"), keys(claim(now().plusSeconds(60), 1)));
        assertEquals(List.of("late"), keys(claim(now().plusSeconds(60), 1)));
    }

    @Test
    void aFailedJobIsDueLaterWithItsError() {
        jobs().insert(job("a", 0));
        var taken = claim(now(), 1).getFirst();

        jobs().retry(taken, now().plusSeconds(5), "no\0 answer " + "x".repeat(9_000));

        assertEquals(List.of(), claim(now(), 1));
        var again = claim(now().plusSeconds(5), 1).getFirst();
        assertEquals(2, again.attempt());
        assertTrue(again.error().startsWith("no  answer xxx"), again.error());
    }

    @Test
    void aJobGivenBackHasNotUsedAnAttempt() {
        jobs().insert(job("a", 0));
        var taken = claim(now(), 1).getFirst();

        jobs().release(taken, now());

        assertEquals(1, claim(now(), 1).getFirst().attempt());
    }

    @Test
    void aRunningJobCanBeProlongedAndAFinishedOneCannot() {
        jobs().insert(job("a", 0));
        var taken = claim(now(), 1).getFirst();

        assertTrue(jobs().extend(taken, now().plusSeconds(90)));
        assertEquals(List.of(), claim(now().plusSeconds(60), 1));
        assertTrue(jobs().done(taken, now()));
        assertFalse(jobs().extend(taken, now().plusSeconds(90)));
    }

    @Test
    void whoeverLostItsLeaseChangesNothingForTheOneThatTookTheJob() {
        jobs().insert(job("a", 0));
        var slow = claim(now(), 1).getFirst();
        var next = claim(now().plus(LEASE), 1).getFirst();

        assertFalse(jobs().extend(slow, now().plusSeconds(500)));
        assertFalse(jobs().retry(slow, now(), "too late"));
        assertFalse(jobs().release(slow, now()));
        assertFalse(jobs().dead(slow, "too late"));
        assertFalse(jobs().done(slow, now()));

        assertEquals(List.of("a"), keys(jobs().list("running", 10)));
        assertTrue(jobs().done(next, now()));
    }

    @Test
    void doneAndDeadJobsAreNeverTakenAgainAndStayKnown() {
        jobs().insert(job("a", 0));
        jobs().insert(job("b", 0));
        claim(now(), 2).forEach(taken -> {
            if (taken.key().equals("a")) {
                jobs().done(taken, now());
            } else {
                jobs().dead(taken, "gave up");
            }
        });

        assertEquals(List.of(), claim(now().plus(LEASE).plus(LEASE), 10));
        assertFalse(jobs().insert(job("a", 0)));
        assertEquals(List.of("a"), keys(jobs().list("done", 10)));
        assertEquals("gave up", jobs().list("dead", 10).getFirst().error());
    }

    @Test
    void onlyAJobThatHasNotStartedCanBeCancelled() {
        jobs().insert(job("a", 0));
        assertTrue(jobs().cancel("judge", "a"));
        assertFalse(jobs().cancel("judge", "a"));

        assertTrue(jobs().insert(job("a", 0)));
        claim(now(), 1);
        assertFalse(jobs().cancel("judge", "a"));
    }

    @Test
    void jobsAreListedNewestFirst() {
        for (var key : List.of("a", "b", "c")) {
            jobs().insert(job(key, 0));
            bed.clock().advance(Duration.ofSeconds(1));
        }

        assertEquals(List.of("c", "b"), keys(jobs().list("waiting", 2)));
    }

    @Test
    void receiptsAndDoneJobsAreKeptSevenDaysAndThenGo() {
        var debate = StreamId.of("debate", "deb_1");
        bed.log().append(List.of(keyed(debate, 0, "k", "a")));
        jobs().insert(job("a", 0));
        jobs().done(claim(now(), 1).getFirst(), now());
        jobs().insert(job("waiting", 0));

        bed.clock().advance(Housekeeping.KEPT);
        assertEquals(0, bed.store().housekeeping().sweep());

        bed.clock().advance(Duration.ofSeconds(1));
        assertEquals(2, bed.store().housekeeping().sweep());
        assertEquals(Optional.empty(), bed.log().receipt(debate, "k"));
        assertEquals(List.of("waiting"), keys(jobs().list("waiting", 10)));
        assertEquals(1, bed.log().head(debate).lastSequence());
    }

    private StoredJob job(String key, int seconds) {
        return new StoredJob(
                "judge",
                key,
                new byte[] {7},
                0,
                3,
                LEASE,
                Duration.ofSeconds(2),
                Appends.AT.plusSeconds(seconds),
                "waiting",
                "");
    }

    private List<StoredJob> claim(Instant at, int limit) {
        return jobs().open("judge", limit).stream()
                .filter(job -> !job.due().isAfter(at) && jobs().take(job, at.plus(LEASE)))
                .map(job -> job.taken(at.plus(LEASE)))
                .toList();
    }

    private StoredJob taken(StoredJob job) {
        return job.taken(now().plus(LEASE));
    }

    private static List<String> keys(List<StoredJob> list) {
        return list.stream().map(StoredJob::key).toList();
    }

    private static Instant now() {
        return Appends.AT;
    }

    private JobTable jobs() {
        return bed.store().jobs();
    }
}
