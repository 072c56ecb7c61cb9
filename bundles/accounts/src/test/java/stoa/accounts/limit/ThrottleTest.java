package stoa.accounts.limit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stoa.accounts.limit.Throttle.Pace;
import stoa.accounts.testing.Hall;
import stoa.accounts.testing.HandClock;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

class ThrottleTest {
    private final HandClock clock = new HandClock(Hall.START);
    private final Throttle throttle =
            new Throttle(new Pace(3, Duration.ofMinutes(10), Duration.ofSeconds(2), Duration.ofSeconds(7)), clock);

    @Test
    void theBurstIsFreeAndTheTryAfterItIsTheLastWithoutAPause() {
        enter("ada", 4);

        assertRefused("ada", "Too many attempts. Try again in 2 seconds.");
    }

    @Test
    void eachPauseIsTwiceAsLongUpToTheLongest() {
        enter("ada", 4);
        assertPause(2);
        assertPause(4);
        assertPause(7);
        assertPause(7);
    }

    @Test
    void tryingDuringAPauseDoesNotMakeItLonger() {
        enter("ada", 4);
        IntStream.range(0, 50).forEach(_ -> assertRefused("ada", "Too many attempts. Try again in 2 seconds."));

        clock.pass(Duration.ofSeconds(2));

        assertDoesNotThrow(() -> throttle.enter("ada"));
    }

    @Test
    void tellsTheSecondsThatAreLeft() {
        enter("ada", 4);

        clock.pass(Duration.ofMillis(1100));

        assertRefused("ada", "Too many attempts. Try again in 1 second.");
    }

    @Test
    void oneTryComesBackPerRefill() {
        enter("ada", 3);

        clock.pass(Duration.ofMinutes(10));

        assertDoesNotThrow(() -> throttle.enter("ada"));
        throttle.enter("ada");
        assertRefused("ada", "Too many attempts. Try again in 2 seconds.");
    }

    @Test
    void quietForTheWholeRefillForgetsHowLongThePausesWere() {
        enter("ada", 4);
        clock.pass(Duration.ofSeconds(2));
        throttle.enter("ada");

        clock.pass(Duration.ofMinutes(30));
        enter("ada", 4);

        assertRefused("ada", "Too many attempts. Try again in 2 seconds.");
    }

    @Test
    void keysDoNotSlowEachOther() {
        enter("ada", 4);

        assertDoesNotThrow(() -> enter("grace", 4));
    }

    @Test
    void successForgetsEverything() {
        enter("ada", 4);

        throttle.forget("ada");

        assertDoesNotThrow(() -> enter("ada", 4));
    }

    @Test
    void aTryGivenBackLeavesTheEarlierOnesCounted() {
        enter("ada", 2);
        for (int i = 0; i < 100; i++) {
            throttle.enter("ada");
            throttle.giveBack("ada");
        }

        enter("ada", 2);

        assertRefused("ada", "Too many attempts. Try again in 2 seconds.");
    }

    @Test
    void remembersNoMoreThanItsKeysAndForgetsTheLongestUnused() {
        enter("first", 4);
        enter("second", 4);
        for (int i = 0; i < Throttle.KEYS - 1; i++) {
            throttle.enter("key" + i);
        }

        assertEquals(Throttle.KEYS, throttle.size());
        assertDoesNotThrow(() -> throttle.enter("first"));
        assertDoesNotThrow(() -> throttle.enter("key5"));
    }

    private void enter(String key, int times) {
        IntStream.range(0, times).forEach(_ -> throttle.enter(key));
    }

    private void assertPause(int seconds) {
        clock.pass(Duration.ofSeconds(seconds).minusMillis(1));
        assertThrows(PlatformException.class, () -> throttle.enter("ada"));
        clock.pass(Duration.ofMillis(1));
        throttle.enter("ada");
    }

    private void assertRefused(String key, String message) {
        var refusal = assertThrows(PlatformException.class, () -> throttle.enter(key));
        assertEquals(Errors.TOO_MANY, refusal.code());
        assertEquals(message, refusal.getMessage());
    }
}
