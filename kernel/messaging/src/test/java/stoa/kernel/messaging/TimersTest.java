package stoa.kernel.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.messaging.Engine.ANN;
import static stoa.kernel.messaging.Engine.tally;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.kernel.contract.log.LogConflict;

class TimersTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HandClock clock = new HandClock();
    private final FaultyLog log = new FaultyLog(new MemoryLog(clock, 1));
    private Engine engine = new Engine(log, clock).with(new Tally());

    @AfterEach
    void close() {
        engine.close();
    }

    private void alarm(String stream, String name, Tally.Command then) {
        engine.streams.send(tally(stream), new Tally.Alarm(name, clock.instant().plus(SOON), then), ANN);
    }

    private List<String> tags(String stream) {
        return engine.streams.state(tally(stream), Tally.Sum.class).state().tags();
    }

    private void awaitNoTimers() {
        await().until(() -> log.dueTimers(clock.instant(), 10).isEmpty());
    }

    @Test
    void aTimerSendsItsCommandWhenItIsDue() {
        alarm("a", "bell", new Tally.Add(1, "rang"));
        assertEquals(List.of(), tags("a"));

        clock.advance(SOON);

        await().untilAsserted(() -> assertEquals(List.of("rang"), tags("a")));
        assertEquals(
                "sys_timer", engine.streams.read(tally("a"), 0, 1).getFirst().by());
        awaitNoTimers();
    }

    @Test
    void aTimerSurvivesARestartAndFiresOnce() {
        alarm("a", "bell", new Tally.Add(1, "rang"));
        engine.close();
        clock.advance(SOON);

        engine = new Engine(log, clock).with(new Tally());

        await().untilAsserted(() -> assertEquals(List.of("rang"), tags("a")));
        awaitNoTimers();
        assertEquals(List.of("rang"), tags("a"));
    }

    @Test
    void aCancelledTimerDoesNotFire() {
        alarm("a", "bell", new Tally.Add(1, "rang"));
        engine.streams.send(tally("a"), new Tally.Silence("bell"), ANN);
        alarm("a", "other", new Tally.Add(1, "other"));

        clock.advance(SOON);

        await().untilAsserted(() -> assertEquals(List.of("other"), tags("a")));
    }

    @Test
    void aTimerThatIsSetAgainFiresOnlyAtItsNewTime() {
        alarm("a", "bell", new Tally.Add(1, "early"));
        clock.advance(SOON.dividedBy(2));
        alarm("a", "bell", new Tally.Add(1, "late"));
        alarm("b", "bell", new Tally.Add(1, "witness"));

        clock.advance(SOON.dividedBy(2));
        assertEquals(List.of(), tags("a"));
        clock.advance(SOON);

        await().untilAsserted(() -> assertEquals(List.of("late"), tags("a")));
        await().untilAsserted(() -> assertEquals(List.of("witness"), tags("b")));
    }

    @Test
    void aTimerWhoseCommandIsRejectedIsDone() {
        alarm("a", "bell", new Tally.Add(2000, "too big"));

        clock.advance(SOON);

        awaitNoTimers();
        assertEquals(List.of(), tags("a"));
    }

    @Test
    void aTimerWhoseCommandChangesNothingIsDone() {
        alarm("a", "bell", new Tally.Nothing());

        clock.advance(SOON);

        awaitNoTimers();
    }

    @Test
    void aTimerMaySetTheNextOne() {
        alarm(
                "a",
                "bell",
                new Tally.Alarm("bell", clock.instant().plus(SOON.multipliedBy(2)), new Tally.Add(1, "second")));

        clock.advance(SOON);
        await().until(() -> log.dueTimers(clock.instant().plus(SOON), 10).stream()
                .anyMatch(timer -> timer.command().equals("add")));
        clock.advance(SOON);

        await().untilAsserted(() -> assertEquals(List.of("second"), tags("a")));
    }

    @Test
    void aTimerWaitsForItsPluginAndThenFires() {
        alarm("a", "bell", new Tally.Add(1, "rang"));
        engine.close();
        engine = new Engine(log, clock);
        clock.advance(SOON);
        await().until(() -> log.dueTimers(clock.instant(), 10).size() == 1);

        engine.with(new Tally());

        await().untilAsserted(() -> assertEquals(List.of("rang"), tags("a")));
    }

    @Test
    void manyTimersFireOnceEachWhileCommitsFail() {
        var countdown = new AtomicInteger();
        for (int i = 0; i < 400; i++) {
            alarm("s" + i % 20, "bell" + i, new Tally.Add(1, "rang" + i));
        }
        log.before(_ -> failSometimes(countdown, new LogConflict("conflict", false, null)));
        log.after(_ -> failSometimes(countdown, new IllegalStateException("lost during commit")));

        clock.advance(SOON);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> log.dueTimers(clock.instant(), 1).isEmpty());

        var all = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            var tags = tags("s" + i);
            assertEquals(tags.size(), new HashSet<>(tags).size(), "something fired twice");
            all.addAll(tags);
        }
        assertEquals(400, all.size());
    }

    private static void failSometimes(AtomicInteger countdown, RuntimeException failure) {
        if (countdown.incrementAndGet() % 7 == 0) {
            throw failure;
        }
    }

    @Test
    void cancellingAtTheMomentOfFiringEndsEitherWayButNeverBoth() {
        for (int i = 0; i < 60; i++) {
            race("r" + i);
        }
    }

    private void race(String stream) {
        alarm(stream, "bell", new Tally.Add(1, "rang"));
        clock.advance(SOON);
        engine.streams.send(tally(stream), new Tally.Silence("bell"), ANN);
        var before = tags(stream);
        awaitNoTimers();
        assertTrue(tags(stream).size() <= 1);
        assertEquals(before, tags(stream), "fired after it was cancelled");
    }
}
