package stoa.debate.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.debate.room.Rehearsal.ANNA;
import static stoa.debate.room.Rehearsal.BEN;
import static stoa.debate.room.Rehearsal.GUEST;
import static stoa.debate.room.Rehearsal.PLATFORM;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.access.Caller;
import stoa.api.debate.Seat;

/** Whatever anybody sends, in whatever order, the rules of a debate hold. */
final class DebatePropertyTest {
    private static final Caller[] PEOPLE = {ANNA, BEN, GUEST, PLATFORM};

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsItsRulesUnderRandomCommands(long seed) {
        var random = new Random(seed);
        var stage = Rehearsal.open(terms(random));

        for (var step = 0; step < 120; step++) {
            act(stage, random);
            checkClocks(stage);
            checkStage(stage);
        }
        stage.pass(Duration.ofDays(3));

        checkEnd(stage);
        assertEquals(stage.state, stage.replayed());
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @Test
    void reachesEveryKindOfEndingAtRandom() {
        var reasons = seeds().mapToObj(DebatePropertyTest::reasonFor)
                .distinct()
                .sorted()
                .toList();

        assertTrue(
                reasons.containsAll(
                        List.of("abandoned", "aborted", "agreed", "clock", "complete", "resigned", "unjudged")),
                reasons::toString);
    }

    private static String reasonFor(long seed) {
        var stage = played(seed);
        stage.pass(Duration.ofDays(3));
        return stage.state.outcome().map(Outcome::reason).orElse("aborted");
    }

    /** A debate after some random commands. */
    static Rehearsal played(long seed) {
        var random = new Random(seed);
        var stage = Rehearsal.open(terms(random));
        for (var step = 0; step < 120; step++) {
            act(stage, random);
        }
        return stage;
    }

    private static void act(Rehearsal stage, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> stage.pass(Duration.ofMillis(random.nextLong(90_000)));
            case 1 -> stage.crash(Duration.ofMillis(random.nextLong(600_000)));
            case 2, 3, 4 ->
                stage.send(
                        PEOPLE[random.nextInt(2)],
                        new DebateCommand.Speak("Text.", stage.state.turns().size() + 1));
            case 5 -> stage.send(BEN, new DebateCommand.Join(Optional.empty()));
            default -> stage.send(PEOPLE[random.nextInt(PEOPLE.length)], command(stage, random));
        }
    }

    private static DebateCommand command(Rehearsal stage, Random random) {
        var seat = Seat.values()[random.nextInt(2)];
        var user = PEOPLE[random.nextInt(3)].id();
        var turn = 1 + random.nextInt(stage.state.turns().size() + 2);
        return switch (random.nextInt(60)) {
            case 0 -> new DebateCommand.Resign();
            case 1 -> new DebateCommand.Abort();
            case 2 -> new DebateCommand.Leave();
            case 3, 4 -> new DebateCommand.OfferDraw();
            case 5, 6 -> new DebateCommand.AnswerDraw(random.nextBoolean());
            case 7, 8 -> new DebateCommand.FlagFell();
            case 9, 10 -> new DebateCommand.GraceOver(seat);
            case 11, 12 -> new DebateCommand.AbsenceOver(seat);
            case 13 -> new DebateCommand.Expire();
            case 14, 15, 16, 17 -> new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(seat)));
            case 18 -> new DebateCommand.JudgeGaveUp(Optional.empty(), "no judge");
            case 19 -> new DebateCommand.JudgeGaveUp(Optional.of(turn), "no judge");
            case 20, 21, 22 -> new DebateCommand.RecordTurnVerdict(turn, Verdicts.ofTurn(seat, 5));
            case 23, 24, 25, 26, 27 -> new DebateCommand.SeatAway(user);
            case 28 -> new DebateCommand.PlatformBack(stage.now.minusSeconds(random.nextInt(100)), stage.now);
            case 29, 30 -> new DebateCommand.Join(Optional.of(seat));
            default -> new DebateCommand.SeatBack(user);
        };
    }

    private static void checkClocks(Rehearsal stage) {
        var state = stage.state;
        for (var seat : Seat.values()) {
            assertTrue(stage.left(seat) >= 0, "a clock is below zero");
            var own = state.turns().stream().filter(turn -> turn.seat() == seat).toList();
            var given = state.terms().initialMs() + own.size() * state.terms().incrementMs();
            assertTrue(
                    stage.left(seat) + own.stream().mapToLong(TurnTaken::usedMs).sum() <= given,
                    "time came from nowhere");
            assertTrue(own.stream().allMatch(turn -> turn.usedMs() >= 0));
        }
        assertEquals(state.stage() == Stage.RUNNING, state.clocks().since().isPresent());
        assertEquals(state.stage() == Stage.RUNNING, stage.hasTimer("flag"));
    }

    private static void checkStage(Rehearsal stage) {
        var state = stage.state;
        if (state.stage().isLive()) {
            assertEquals(state.stage() == Stage.PAUSED, state.seats().holdClocks());
            assertEquals(
                    state.turns().size() % 2 == 0 ? Seat.PROPOSITION : Seat.OPPOSITION,
                    state.clocks().mover());
        }
        assertEquals(state.stage() == Stage.DECIDED, state.outcome().isPresent());
        assertTrue(stage.all(DebateEvent.Decided.class).size() <= 1, "two results");
        assertTrue(stage.all(DebateEvent.Ended.class).size() <= 1, "ended twice");
        for (var number = 1; number <= state.turns().size(); number++) {
            assertEquals(number, state.turns().get(number - 1).number());
        }
    }

    private static void checkEnd(Rehearsal stage) {
        assertTrue(
                stage.state.stage() == Stage.DECIDED || stage.state.stage() == Stage.ABORTED,
                () -> "stuck: " + stage.state);
        assertTrue(!stage.state.judging().isPending(), "somebody still waits for the judge");
        stage.state
                .outcome()
                .filter(Outcome::rated)
                .ifPresent(outcome -> assertTrue(stage.state.turns().size() >= 2));
    }

    private static Terms terms(Random random) {
        var rated = random.nextBoolean();
        return new Terms(
                60_000 + random.nextInt(120_000),
                random.nextInt(3) * 5_000,
                random.nextBoolean() ? Optional.of(1 + random.nextInt(4)) : Optional.empty(),
                rated,
                !rated);
    }
}
