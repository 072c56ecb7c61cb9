package stoa.ratings.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.debate.Seat;
import stoa.api.stream.Decision;

final class LedgerTest {
    @ParameterizedTest
    @MethodSource("seeds")
    void keepsItsBooksRight(long seed) {
        var books = Books.random(seed, 2 + (int) (seed % 40), 300);

        assertEquals(0, books.ledger.balance());
        assertChainUnbroken(books.log);
        assertEquals(books.ledger, books.replayed());
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Test
    void entersAResultOnce() {
        var books = new Books();
        var result = new RatingCommand.Apply("deb_1", Books.player(1), Books.player(2), Optional.of(Seat.PROPOSITION));
        books.apply(result);
        var after = books.ledger;

        assertEquals(List.of(), books.apply(result));
        assertEquals(after, books.ledger);
        assertEquals(1520, books.ledger.account("usr_1").orElseThrow().rating());
        assertEquals(1480, books.ledger.account("usr_2").orElseThrow().rating());
    }

    @Test
    void entersNothingForSomebodyAgainstHimself() {
        var books = new Books();

        assertEquals(
                List.of(),
                books.apply(new RatingCommand.Apply("deb_1", Books.player(1), Books.player(1), Optional.empty())));
    }

    @Test
    void takesResultsOnlyFromThePlatform() {
        var admin = Caller.of("usr_a", "A", Set.of(Role.ADMIN));
        var command = new RatingCommand.Apply("deb_1", Books.player(1), Books.player(2), Optional.empty());

        assertInstanceOf(Decision.Rejected.class, new Books().send(admin, command));
    }

    @ParameterizedTest
    @CsvSource({"1500,1500,0.5", "1500,1900,0.0909", "1500,2700,0.0909", "1900,1500,0.9091"})
    void expectsByTheDifferenceUpToFourHundred(int rating, int opponent, double expected) {
        assertEquals(expected, Elo.expected(rating, opponent), 0.0001);
    }

    @Test
    void usesTheMeanOfBothKs() {
        var factors = KFactors.standard();

        assertEquals(40, factors.of(new Account("a", 1500, 29)));
        assertEquals(20, factors.of(new Account("a", 2399, 30)));
        assertEquals(10, factors.of(new Account("a", 2400, 30)));
        assertEquals(15, Elo.delta((20 + 40) / 2.0, 1, 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "40 | 30", "x | - | -", "40 | 30 | -", "0 | - | -", "40 | thirty | -"})
    void refusesAKTableThatDoesNotFitEverybody(String line) {
        assertThrows(IllegalArgumentException.class, () -> KFactors.parse(Stream.of(line)));
    }

    private static void assertChainUnbroken(List<RatingEvent> log) {
        var last = new HashMap<String, Integer>();
        var order = 0L;
        for (var event : log) {
            switch (event) {
                case RatingEvent.Opened opened -> last.put(opened.user(), opened.rating());
                case RatingEvent.Applied applied -> {
                    assertEquals(++order, applied.order());
                    assertEquals(0, applied.a().delta() + applied.b().delta());
                    for (var posting : List.of(applied.a(), applied.b())) {
                        assertEquals(last.put(posting.user(), posting.after()), posting.before());
                        assertEquals(posting.after(), posting.before() + posting.delta());
                    }
                }
            }
        }
        assertTrue(order > 0);
    }
}
