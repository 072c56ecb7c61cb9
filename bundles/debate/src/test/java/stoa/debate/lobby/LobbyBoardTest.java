package stoa.debate.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.debate.Seat;
import stoa.debate.room.Clocks;
import stoa.debate.room.DebateEvent;
import stoa.debate.room.EndReason;
import stoa.debate.room.Motion;
import stoa.debate.room.Stage;
import stoa.debate.room.StageStreams;
import stoa.debate.room.Terms;

final class LobbyBoardTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Clocks CLOCKS = new Clocks(1_000, 2_000, Seat.OPPOSITION, Optional.of(START));

    private final RecordingChannels channels = new RecordingChannels();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final LobbyBoard board = new LobbyBoard(channels, now::get);

    @Test
    void publishesWhatChangedAndNothingElse() {
        board.put(open("deb_1", START));
        board.put(open("deb_2", START));
        board.publish();
        board.publish();
        board.put(open("deb_2", START).after(new DebateEvent.Joined(Seat.PROPOSITION, "usr_1", "One", false, START)));
        board.publish();

        assertEquals(
                List.of("deb_1", "deb_2", "deb_2"),
                channels.published.stream().map(out -> out.card().id()).sorted().toList());
    }

    @Test
    void turnsBetweenTwoPublicationsAreOnePublication() {
        board.put(open("deb_1", START).after(new DebateEvent.Started(CLOCKS, START)));
        for (var turn = 1; turn <= 20; turn++) {
            board.spoken("deb_1", turn, CLOCKS, START);
        }
        board.publish();

        assertEquals(
                List.of(20),
                channels.published.stream().map(out -> out.card().turns()).toList());
    }

    @Test
    void showsOnlyTheNewestAndTakesTheOthersAway() {
        for (var number = 0; number < Showcase.MOST_PER_SHELF; number++) {
            board.put(open("deb_" + number, START.plusSeconds(number)));
        }
        board.publish();
        board.put(open("deb_new", START.plusSeconds(1_000)));
        board.publish();

        assertEquals(List.of("deb_0"), channels.forgotten);
        assertTrue(channels.published.getLast().gone());
    }

    @Test
    void takesFinishedDebatesAwayAfterAWhile() {
        board.put(open("deb_1", START).after(new DebateEvent.Aborted("withdrawn", START)));
        board.publish();
        now.set(START.plus(Duration.ofMinutes(10)));
        board.publish();
        assertEquals(List.of(), channels.forgotten);

        now.set(START.plus(Duration.ofMinutes(10)).plusMillis(1));
        board.publish();

        assertEquals(List.of("deb_1"), channels.forgotten);
        assertEquals(Optional.empty(), board.card("deb_1"));
    }

    @Test
    void countsTurnsThatTheStoreDoesNotFollow() {
        var running = open("deb_1", START).after(new DebateEvent.Started(CLOCKS, START));
        board.put(running);
        board.spoken("deb_1", 3, CLOCKS, START);
        board.spoken("deb_1", 2, CLOCKS, START);
        board.put(running.after(new DebateEvent.Paused(CLOCKS, START)));
        assertEquals(3, board.card("deb_1").orElseThrow().turns());

        board.put(running.after(new DebateEvent.Ended(EndReason.COMPLETE, Optional.empty(), 8, CLOCKS, START)));

        assertEquals(8, board.card("deb_1").orElseThrow().turns());
    }

    @Test
    void whatTheVersionBeforeWroteDuringASwapIsOnTheBoard() {
        var store = new CardStore(new MemoryStores());
        var closing = open("deb_1", START);
        store.put(closing);
        board.catchUp(store);
        store.put(closing.after(new DebateEvent.Aborted("withdrawn", START)));
        store.put(open("deb_2", START).after(new DebateEvent.Started(CLOCKS, START)));

        board.catchUp(store);
        board.spoken("deb_2", 1, CLOCKS, START);

        assertEquals(Stage.ABORTED, board.card("deb_1").orElseThrow().stage());
        assertEquals(1, board.card("deb_2").orElseThrow().turns());
    }

    @Test
    void catchingUpDoesNotForgetTurnsThatTheStoreDoesNotFollow() {
        var store = new CardStore(new MemoryStores());
        store.put(open("deb_1", START).after(new DebateEvent.Started(CLOCKS, START)));
        board.catchUp(store);
        board.spoken("deb_1", 3, CLOCKS, START);

        board.catchUp(store);

        assertEquals(3, board.card("deb_1").orElseThrow().turns());
    }

    @Test
    void countsWhatOnePersonHasOpen() {
        board.put(open("deb_1", START));
        board.put(open("deb_2", START).after(new DebateEvent.Aborted("withdrawn", START)));

        assertEquals(1, board.openOf("usr_host"));
        assertEquals(0, board.openOf("usr_other"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void followsWhateverHappensInADebate(long seed) {
        var streams = StageStreams.random(seed);
        var debate = streams.debate();
        DebateCard card =
                DebateCard.of("deb_1", (DebateEvent.Opened) streams.log().getFirst());
        for (var event : streams.log()) {
            card = card.after(event);
        }

        assertEquals(debate.stage(), card.stage());
        assertEquals(debate.outcome(), card.outcome());
        assertEquals(debate.turns().size(), card.turns());
        assertEquals(
                debate.seats().opposition().map(who -> who.present()),
                card.opposition().map(CardSeat::present));
        if (debate.stage().isLive() || debate.stage() == Stage.CLOSING) {
            assertEquals(Optional.of(debate.clocks()), card.clocks());
        }
    }

    private static DebateCard open(String id, Instant at) {
        var terms = new Terms(180_000, 10_000, Optional.of(4), true, false);
        return DebateCard.of(
                id, new DebateEvent.Opened(new Motion("A motion", Optional.empty(), List.of()), terms, "usr_host", at));
    }
}
