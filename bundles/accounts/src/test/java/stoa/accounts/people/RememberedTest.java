package stoa.accounts.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import stoa.accounts.testing.Hall;
import stoa.accounts.testing.HandClock;

class RememberedTest {
    private final HandClock clock = new HandClock(Hall.START);
    private final Remembered<String> remembered = new Remembered<>(3, clock);
    private final AtomicInteger asked = new AtomicInteger();
    private final Function<String, Optional<String>> source = key -> Optional.of(key + asked.incrementAndGet());

    @Test
    void asksOnceWhileItIsFresh() {
        remembered.find("a", source);
        clock.pass(Remembered.FRESH.minusMillis(1));

        assertEquals(Optional.of("a1"), remembered.find("a", source));
    }

    @Test
    void asksAgainWhenItIsNotFreshAnyMore() {
        remembered.find("a", source);
        clock.pass(Remembered.FRESH);

        assertEquals(Optional.of("a2"), remembered.find("a", source));
    }

    @Test
    void asksAgainAfterForgetting() {
        remembered.find("a", source);
        remembered.forget("a");

        assertEquals(Optional.of("a2"), remembered.find("a", source));
    }

    @Test
    void doesNotRememberWhatIsNotThere() {
        assertEquals(Optional.empty(), remembered.find("a", _ -> Optional.empty()));
        assertEquals(0, remembered.size());
    }

    @Test
    void doesNotKeepAValueThatWasReadBeforeItWasForgotten() {
        remembered.find("a", key -> {
            remembered.forget(key);
            return Optional.of("as it was before");
        });

        assertEquals(Optional.of("a1"), remembered.find("a", source));
    }

    @Test
    void keepsNoMoreThanItsCapacityAndLosesTheLongestUnused() {
        remembered.find("a", source);
        remembered.find("b", source);
        remembered.find("c", source);
        remembered.find("a", source);
        remembered.find("d", source);

        assertEquals(3, remembered.size());
        assertEquals(Optional.of("a1"), remembered.find("a", source));
        assertEquals(Optional.of("b5"), remembered.find("b", source));
    }

    @Test
    void nobodyIsSeenAfterHeWasForgottenHoweverManyAskMeanwhile() throws Exception {
        var patient = new Remembered<Boolean>(10, clock);
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 300; round++) {
                var allowed = new AtomicBoolean(true);
                var key = "person" + round;
                for (int i = 0; i < 6; i++) {
                    crowd.submit(() -> patient.find(key, _ -> Optional.of(allowed.get())));
                }

                allowed.set(false);
                patient.forget(key);

                assertFalse(patient.find(key, _ -> Optional.of(allowed.get())).orElseThrow());
            }
        }
    }
}
