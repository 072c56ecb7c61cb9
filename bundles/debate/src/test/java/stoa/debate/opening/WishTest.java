package stoa.debate.opening;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.debate.Seat;
import stoa.api.error.PlatformException;
import stoa.debate.motion.MotionBank;

final class WishTest {
    private final MotionBank bank = new MotionBank();

    @Test
    void fillsInTheUsual() {
        var terms = wish(Optional.of("Cats are better than dogs"), "3+10", 4).terms();

        assertEquals(180_000, terms.initialMs());
        assertEquals(10_000, terms.incrementMs());
        assertEquals(Optional.of(4), terms.turnsEach());
        assertTrue(terms.rated());
    }

    @ParameterizedTest
    @CsvSource({"3+10, 180000, 10000", "5+15, 300000, 15000", "10+30, 600000, 30000", "15+0, 900000, 0"})
    void knowsThePresets(String preset, long initial, long increment) {
        var terms = wish(Optional.of("Cats are better than dogs"), preset, 0).terms();

        assertEquals(initial, terms.initialMs());
        assertEquals(increment, terms.incrementMs());
        assertEquals(Optional.empty(), terms.turnsEach());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 21})
    void refusesAnOddNumberOfTurns(int turns) {
        assertThrows(
                PlatformException.class,
                () -> wish(Optional.of("Cats are better"), "3+10", turns).terms());
        assertDoesNotThrow(
                () -> wish(Optional.of("Cats are better"), "3+10", 20).terms());
    }

    @Test
    void refusesAPresetThatIsNone() {
        var failure = assertThrows(
                PlatformException.class,
                () -> wish(Optional.of("Cats are better"), "1+1", 4).terms());

        assertTrue(failure.getMessage().contains("'1+1'"), failure::getMessage);
    }

    @Test
    void ratesNoDebateWithGuests() {
        assertThrows(PlatformException.class, () -> guests(Optional.of(true)).terms());
        assertEquals(false, guests(Optional.empty()).terms().rated());
    }

    @Test
    void keepsTheLengthOfOwnMotionsOnEachSide() {
        assertThrows(PlatformException.class, () -> motion("x".repeat(7)));
        assertDoesNotThrow(() -> motion("x".repeat(8)));
        assertDoesNotThrow(() -> motion("x".repeat(300)));
        assertThrows(PlatformException.class, () -> motion("x".repeat(301)));
        assertThrows(PlatformException.class, () -> motion("Two lines\nof motion"));
    }

    @Test
    void takesEitherAMotionOrOneOfTheBank() {
        var neither = wish(Optional.empty(), "3+10", 4);
        var unknown = new Wish(
                Optional.empty(),
                Optional.of("nope"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThrows(PlatformException.class, () -> neither.motion(bank));
        assertThrows(PlatformException.class, () -> unknown.motion(bank));
    }

    @Test
    void seatsTheHostByChanceButTheSameForOneDebate() {
        var wish = wish(Optional.of("Cats are better"), "3+10", 4);
        var seats = IntStream.range(0, 200)
                .mapToObj(number -> wish.seat("deb_" + number).orElseThrow())
                .toList();

        assertTrue(seats.stream().filter(seat -> seat == Seat.PROPOSITION).count() > 50);
        assertTrue(seats.stream().filter(seat -> seat == Seat.OPPOSITION).count() > 50);
        assertEquals(wish.seat("deb_1"), wish.seat("deb_1"));
    }

    private void motion(String text) {
        wish(Optional.of(text), "3+10", 4).motion(bank);
    }

    private static Wish wish(Optional<String> motion, String preset, int turns) {
        return new Wish(
                motion,
                Optional.empty(),
                Optional.of(preset),
                Optional.of(turns),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Wish guests(Optional<Boolean> rated) {
        return new Wish(
                Optional.of("Cats are better"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rated,
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
