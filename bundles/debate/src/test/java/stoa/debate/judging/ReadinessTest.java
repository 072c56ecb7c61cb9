package stoa.debate.judging;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.error.ErrorKind;
import stoa.api.error.PlatformException;
import stoa.api.task.Deadline;

@Timeout(30)
final class ReadinessTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));

    private final JudgeDesk desk = new JudgeDesk(CLOCK, Optional.empty(), Duration.ofMillis(250));
    private final Readiness readiness = new Readiness(desk, Duration.ofMillis(250));
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void tellsWhoCanJudgeAndWhatTheOthersNeed() throws InterruptedException {
        bind(FakeJudge.good("good"));
        bind(needing("unset", () -> Optional.of("No key is set. Set it.")));

        assertEquals(Map.of("good", "", "unset", "No key is set. Set it."), needs());
    }

    @Test
    void asksAgainEachTime() throws InterruptedException {
        bind(needing("unset", () -> asked.incrementAndGet() == 1 ? Optional.of("A key.") : Optional.empty()));

        assertEquals("A key.", needs().get("unset"));
        assertEquals("", needs().get("unset"));
    }

    @Test
    void holdsOneThreadForAJudgeThatHangsHoweverOftenPeopleLook() throws InterruptedException {
        bind(needing("deaf", this::deafUntilReleased));
        for (var look = 0; look < 3; look++) {
            assertEquals(NeedCall.SILENT, needs().get("deaf"));
        }

        assertEquals(1, asked.get());
        release.countDown();
        Awaitility.await().until(() -> needs().get("deaf").isEmpty());
    }

    @Test
    void lookingCostsOneWaitHoweverManyHang() throws InterruptedException {
        for (var judge = 0; judge < 20; judge++) {
            bind(needing("deaf-" + judge, this::deafUntilReleased));
        }
        bind(FakeJudge.good("good"));

        assertEquals("", needs().get("good"), "it answered while the others were waited for");
        assertEquals(20, asked.get(), "all were asked before the first was given up");
        release.countDown();
    }

    @Test
    void takesWhatThrowsOrGivesNothingForNotReady() throws InterruptedException {
        bind(needing("thrower", () -> {
            throw new StackOverflowError("deep");
        }));
        bind(needing("blank", () -> Optional.of(" \n ")));

        assertEquals(Map.of("thrower", NeedCall.SILENT, "blank", NeedCall.SILENT), needs());
    }

    @Test
    void makesOneLineOfWhateverAJudgeSays() throws InterruptedException {
        bind(needing("loud", () -> Optional.of("A\u0000key\r\nis \u202Emissing." + "\uD83D\uDE00x".repeat(500))));

        var need = needs().get("loud");
        assertTrue(need.startsWith("A key is missing."), need);
        assertEquals(300, need.codePointCount(0, need.length()));
    }

    @Test
    void refusesAJudgeThatIsThereAndNotReady() {
        bind(needing("unset", () -> Optional.of("The secret place of the key.")));

        var refused = assertThrows(PlatformException.class, () -> readiness.require(List.of("other", "unset")));
        assertEquals("JUDGE_NOT_READY", refused.code().name());
        assertEquals(ErrorKind.CONFLICT, refused.code().kind());
        assertTrue(refused.getMessage().startsWith("Judge 'unset' cannot judge yet"), refused.getMessage());
        assertFalse(refused.getMessage().contains("secret"), "what is needed is for administrators");
    }

    @Test
    void hasNothingAgainstAJudgeThatIsReadyOrUnknown() {
        bind(FakeJudge.good("good"));
        bind(needing("unset", () -> Optional.of("A key.")));

        assertDoesNotThrow(() -> readiness.require(List.of("good", "nobody")));
        assertDoesNotThrow(() -> readiness.require(List.of()));
    }

    @Test
    void interruptsTheQuestionWhenTheJudgeGoes() throws Exception {
        var ended = new CountDownLatch(1);
        var judge = needing("slow", () -> {
            try {
                release.await();
            } catch (InterruptedException stop) {
                ended.countDown();
            }
            return Optional.empty();
        });
        bind(judge);
        needs();
        desk.unbindJudge(judge);

        ended.await();
        assertEquals(Map.of(), needs());
    }

    private Optional<String> deafUntilReleased() {
        asked.incrementAndGet();
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException ignored) {
                // It is deaf.
            }
        }
        return Optional.empty();
    }

    private Map<String, String> needs() throws InterruptedException {
        return readiness.standings().stream()
                .collect(Collectors.toMap(
                        one -> one.judge().id(), one -> one.need().orElse("")));
    }

    private void bind(Judge judge) {
        desk.bindJudge(judge, Map.of());
    }

    private static Judge needing(String id, Supplier<Optional<String>> need) {
        return new Judge() {
            @Override
            public JudgeDescriptor describe() {
                return FakeJudge.good(id).describe();
            }

            @Override
            public Optional<String> need() {
                return need.get();
            }

            @Override
            public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
                return FakeJudge.good(id).judge(question, deadline);
            }
        };
    }
}
