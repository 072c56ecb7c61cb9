package stoa.kernel.persistence.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.keyed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.log.Appends;

@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
final class TablesTest {
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
    void jobsComeByDueMomentAndOnlyOfTheKindsAskedFor() {
        jobs().insert(job("late", 20));
        jobs().insert(job("soon", 10));

        assertEquals(List.of(), claim(now(), 10));
        assertEquals(Optional.of(now().plusSeconds(10)), jobs().nextDue(Set.of("judge")));
        assertEquals(Optional.empty(), jobs().nextDue(Set.of("other")));
        assertEquals(List.of(), jobs().claim(Set.of("other"), now().plusSeconds(60), LEASE, 10));
        assertEquals(List.of("soon"), keys(claim(now().plusSeconds(60), 1)));
        assertEquals(List.of("late"), keys(claim(now().plusSeconds(60), 1)));
    }

    @Test
    void aFailedJobIsDueLaterWithItsError() {
        jobs().insert(job("a", 0));
        claim(now(), 1);

        jobs().retry("judge", "a", now().plusSeconds(5), "no\0 answer " + "x".repeat(9_000));

        assertEquals(List.of(), claim(now(), 1));
        var again = claim(now().plusSeconds(5), 1).getFirst();
        assertEquals(2, again.attempt());
        assertTrue(again.error().startsWith("no  answer xxx"), again.error());
    }

    @Test
    void aJobGivenBackHasNotUsedAnAttempt() {
        jobs().insert(job("a", 0));
        claim(now(), 1);

        jobs().release("judge", "a", now());

        assertEquals(1, claim(now(), 1).getFirst().attempt());
    }

    @Test
    void aRunningJobCanBeProlongedAndAFinishedOneCannot() {
        jobs().insert(job("a", 0));
        claim(now(), 1);

        assertTrue(jobs().extend("judge", "a", now().plusSeconds(90)));
        assertEquals(List.of(), claim(now().plusSeconds(60), 1));
        jobs().done("judge", "a", now());
        assertFalse(jobs().extend("judge", "a", now().plusSeconds(90)));
    }

    @Test
    void doneAndDeadJobsAreNeverTakenAgainAndStayKnown() {
        jobs().insert(job("a", 0));
        jobs().insert(job("b", 0));
        claim(now(), 2);
        jobs().done("judge", "a", now());
        jobs().dead("judge", "b", "gave up");

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
    void aDocumentIsWrittenReplacedAndDeleted() {
        assertEquals(Optional.empty(), documents().get("s", "k"));
        documents().put("s", "k", new byte[] {1});
        documents().put("s", "k", new byte[] {2});
        assertFalse(documents().putIfAbsent("s", "k", new byte[] {3}));
        assertTrue(documents().putIfAbsent("s", "other", new byte[] {4}));

        assertArrayEquals(new byte[] {2}, documents().get("s", "k").orElseThrow());
        assertEquals(Optional.empty(), documents().get("t", "k"));
        assertTrue(documents().delete("s", "k"));
        assertFalse(documents().delete("s", "k"));
    }

    @Test
    void aDocumentOfAMegabyteIsKept() {
        documents().put("s", "k", new byte[1 << 20]);

        assertEquals(1 << 20, documents().get("s", "k").orElseThrow().length);
    }

    @Test
    void keysAreListedByCodePointBelowAPrefix() {
        for (var key : List.of("b/2", "b/10", "B/1", "b/ä", "b/z", "a", "c", "b", "b%")) {
            documents().put("s", key, new byte[0]);
        }
        documents().put("t", "b/1", new byte[0]);

        assertEquals(List.of("b/10", "b/2", "b/z", "b/ä"), listed("b/", ""));
        assertEquals(List.of("b/z", "b/ä"), listed("b/", "b/2"));
        assertEquals(List.of("B/1", "a", "b", "b%"), listed("", "").subList(0, 4));
        assertEquals(2, documents().list("s", "b/", "", 2).size());
        documents().clear("s");
        assertEquals(List.of(), listed("", ""));
        assertEquals(1, documents().list("t", "", "", 10).size());
    }

    @Test
    void aFollowersPositionsMoveAndAreForgotten() {
        assertEquals(0, checkpoints().version("board"));
        checkpoints().save("board", 1, Map.of(1, 5L, 2, 6L));
        checkpoints().save("board", 2, Map.of(2, 9L, 3, 1L));

        assertEquals(Map.of(1, 5L, 2, 9L, 3, 1L), checkpoints().read("board"));
        assertEquals(2, checkpoints().version("board"));
        assertEquals(Map.of(), checkpoints().read("other"));

        checkpoints().forget("board");
        assertEquals(Map.of(), checkpoints().read("board"));
        assertEquals(0, checkpoints().version("board"));
    }

    @Test
    void receiptsAndDoneJobsAreKeptSevenDaysAndThenGo() {
        var debate = StreamId.of("debate", "deb_1");
        bed.log().append(List.of(keyed(debate, 0, "k", "a")));
        jobs().insert(job("a", 0));
        claim(now(), 1);
        jobs().done("judge", "a", now());
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
        return jobs().claim(Set.of("judge"), at, LEASE, limit);
    }

    private static List<String> keys(List<StoredJob> list) {
        return list.stream().map(StoredJob::key).toList();
    }

    private List<String> listed(String prefix, String after) {
        return documents().list("s", prefix, after, 100).stream()
                .map(DocumentTable.Row::key)
                .toList();
    }

    private static Instant now() {
        return Appends.AT;
    }

    private JobTable jobs() {
        return bed.store().jobs();
    }

    private DocumentTable documents() {
        return bed.store().documents();
    }

    private Checkpoints checkpoints() {
        return bed.store().checkpoints();
    }
}
