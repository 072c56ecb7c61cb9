package stoa.judge.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stoa.api.debate.Flag;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.debate.Vote;
import stoa.api.task.Deadline;

@Timeout(30)
final class PanelTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<Turn> TURNS = List.of(
            new Turn(1, Seat.PROPOSITION, Voter.FOR, Duration.ZERO),
            new Turn(2, Seat.OPPOSITION, "Against it.", Duration.ZERO));
    static final Question WHOLE = new Question("deb_1", "A motion", TURNS, Optional.empty());
    private static final Question TURN = new Question("deb_1", "A motion", TURNS, Optional.of(2));

    private final Seats seats = new Seats();
    private final Calibrations calibrations = new Calibrations(new MapStore<>());

    @Test
    void takesTheMedianOfThree() throws InterruptedException {
        sit(new Voter("a", 8, 2), new Voter("b", 7, 3), new Voter("c", 0, 10));

        var verdict = panel().judge(WHOLE, soon());

        assertEquals(7, points(verdict, Seat.PROPOSITION));
        assertEquals(Optional.of(Seat.PROPOSITION), verdict.winner());
        assertEquals(3, verdict.votes().size());
    }

    @Test
    void seatsNoJudgeThatIsNotSetUpUnlessItIsNamed() throws InterruptedException {
        var release = new CountDownLatch(1);
        sit(
                new Voter("a", 8, 2),
                new Voter("unset", 1, 9).needing("A program. Set its address."),
                new Voter("silent", 1, 9).needing(() -> waiting(release)),
                new Voter("broken", 1, 9).needing(() -> {
                    throw new StackOverflowError();
                }));

        var verdict = panel().judge(WHOLE, soon());

        assertEquals(Verdict.Status.SCORED, verdict.status());
        assertEquals(1, verdict.votes().size());
        assertEquals(List.of("unset"), ids(new Bench(seats, List.of("unset"), false)));
        release.countDown();
        Awaitility.await()
                .untilAsserted(() -> assertEquals(List.of("silent", "a"), ids(new Bench(seats, List.of(), false))));
    }

    private static List<String> ids(Bench bench) {
        return bench.sitting().stream().map(Member::id).toList();
    }

    private static Optional<String> waiting(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Test
    void showsHowFarTheJudgesAreApart() throws InterruptedException {
        sit(new Voter("a", 8, 4), new Voter("b", 7, 4), new Voter("c", 6, 4));
        var close = panel().judge(WHOLE, soon());
        sit(new Voter("c", 5.4, 4));
        var split = panel().judge(WHOLE, soon());

        var range = close.scores().getFirst().interval().orElseThrow();
        assertEquals(new Score.Interval(6, 8), range);
        assertTrue(close.flags().isEmpty(), close.flags()::toString);
        assertEquals(
                List.of(Flag.SPLIT_PANEL),
                split.flags().stream().map(Flag::code).toList());
    }

    @Test
    void lacksTheVoteOfAJudgeThatHangsFailsOrTalksNonsense() throws InterruptedException {
        var release = new CountDownLatch(1);
        sit(
                new Voter("a", 6, 4),
                new Voter("deaf", 1, 9).hanging(release),
                new Voter("broken", 1, 9).acting(word -> {
                    throw new StackOverflowError();
                }),
                new Voter("silent", 1, 9).acting(word -> null),
                new Voter("liar", 1, 9).acting(PanelTest::quotingWhatNobodySaid),
                new Voter("impostor", 1, 9).acting(PanelTest::asAnother));

        var verdict = panel().judge(WHOLE, Deadline.in(Duration.ofMillis(900), CLOCK));

        assertEquals(Verdict.Status.PARTIAL, verdict.status());
        assertEquals(6, points(verdict, Seat.PROPOSITION));
        assertEquals(6, verdict.votes().size());
        for (var vote : verdict.votes()) {
            var isGood = vote.judge().judge().equals("a");
            assertEquals(isGood ? 1 : 0, vote.weight(), vote::toString);
            assertEquals(isGood, vote.note().isEmpty(), vote::toString);
        }
        release.countDown();
    }

    @Test
    void saysThatNobodyAnswered() throws InterruptedException {
        assertEquals(Verdict.Status.UNJUDGED, panel().judge(WHOLE, soon()).status());
    }

    @Test
    void asksForTheWinnerInBothOrdersOfTheSpeakers() throws InterruptedException {
        var steady = new Voter("steady", 6, 5);
        var leaning = new Voter("leaning", 2, 8).acting(PanelTest::forTheProposition);
        sit(steady, leaning);

        var verdict = panel().judge(WHOLE, soon());

        assertEquals(2, steady.asked());
        assertEquals(Optional.of(true), vote(verdict, "steady").steady());
        assertEquals(Optional.of(Seat.PROPOSITION), vote(verdict, "steady").winner());
        assertEquals(Optional.of(false), vote(verdict, "leaning").steady());
        assertEquals(Optional.empty(), vote(verdict, "leaning").winner(), "counts as undecided");
        assertTrue(vote(verdict, "leaning").note().orElseThrow().contains("change places"), verdict::toString);

        panel().judge(TURN, soon());
        assertEquals(3, steady.asked(), "a turn has no winner");
    }

    @Test
    void exchangesPlaceSideAndMotion() {
        var three = new Question(
                "deb_1",
                "A motion",
                Stream.concat(TURNS.stream(), Stream.of(new Turn(3, Seat.PROPOSITION, "More.", Duration.ZERO)))
                        .toList(),
                Optional.empty());

        var twin = Mirror.of(three).orElseThrow();

        assertEquals("This is wrong: A motion", twin.motion());
        assertEquals(
                List.of("1 PROPOSITION Against it.", "2 OPPOSITION For it.", "3 OPPOSITION More."),
                twin.turns().stream()
                        .map(turn -> turn.number() + " " + turn.seat() + " " + turn.text())
                        .toList());
        assertEquals(Optional.empty(), Mirror.of(TURN));
    }

    @Test
    void cascadesOnlyWhenTheFirstIsNotSure() throws InterruptedException {
        var sure = new Voter("embedded", 8, 2).sure(CascadeJudge.SURE);
        var other = new Voter("b", 2, 8);
        sit(sure, other);
        assertEquals(1, cascade().judge(WHOLE, soon()).votes().size());
        assertEquals(0, other.asked());

        sit(new Voter("embedded", 8, 2).sure(CascadeJudge.SURE - 0.01));
        assertEquals(2, cascade().judge(WHOLE, soon()).votes().size());
    }

    @Test
    void cascadesWhenTheFirstFlagsOrChangesItsMindOrHangs() throws InterruptedException {
        var release = new CountDownLatch(1);
        var sure = new Voter("embedded", 2, 8).sure(0.99);
        sit(new Voter("b", 6, 5));
        for (var doubtful : List.of(
                sure.acting(PanelTest::flagged), sure.acting(PanelTest::forTheProposition), sure.hanging(release))) {
            seats.bindJudge(doubtful);
            var deadline = Deadline.in(Duration.ofMillis(1_500), CLOCK);
            var verdict = cascade().judge(WHOLE, deadline);
            assertEquals(2, verdict.votes().size());
            assertEquals(Verdict.Status.SCORED, vote(verdict, "b").status(), verdict::toString);
            seats.unbindJudge(doubtful);
        }
        release.countDown();
    }

    @Test
    void hearsEverybodyOnRequestThoughTheFirstIsSure() throws InterruptedException {
        sit(new Voter("embedded", 8, 2).sure(1), new Voter("b", 7, 3));

        assertEquals(2, panel().judge(WHOLE, soon()).votes().size());
    }

    @Test
    void seatsOfEachIdTheLatest() throws InterruptedException {
        sit(new Voter("a", 2, 2), new Voter("a", 9, 1));

        assertEquals(1, panel().judge(WHOLE, soon()).votes().size());
        assertEquals(9, points(panel().judge(WHOLE, soon()), Seat.PROPOSITION));
    }

    @Test
    void asksTheSuccessorOfAJudgeThatIsSwappedInTheMiddle() throws Exception {
        var release = new CountDownLatch(1);
        var old = new Voter("b", 1, 9).hanging(release);
        sit(new Voter("a", 7, 3), old);
        var verdict = CompletableFuture.supplyAsync(() -> {
            try {
                return panel().judge(WHOLE, soon());
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        });
        Awaitility.await().until(() -> old.asked() > 0);

        seats.bindJudge(new Voter("b", 5, 4));
        release.countDown();
        seats.unbindJudge(old);

        assertEquals(2, verdict.get().votes().size());
        assertEquals(Verdict.Status.SCORED, verdict.get().status());
    }

    private void sit(Voter... voters) {
        Stream.of(voters).forEach(seats::bindJudge);
    }

    private PanelJudge panel() {
        return new PanelJudge(core());
    }

    private CascadeJudge cascade() {
        return new CascadeJudge(core());
    }

    private Panel core() {
        return new Panel(new Bench(seats, List.of(), false), calibrations, CLOCK, true);
    }

    /** Whoever is for the motion is ahead, whatever was said. */
    private static Verdict forTheProposition(Verdict word) {
        var scores = word.scores().stream()
                .map(score -> new Score(
                        score.seat(),
                        score.criterion(),
                        score.seat() == Seat.PROPOSITION ? 6 : 5,
                        "Because.",
                        List.of()))
                .toList();
        var winner = word.winner().map(any -> Seat.PROPOSITION);
        return new Verdict(word.status(), scores, winner, word.confidence(), word.summary(), word.provenance());
    }

    private static Verdict flagged(Verdict word) {
        return word.withFlags(List.of(
                new Flag(Flag.PROMPT_INJECTION, Seat.PROPOSITION, Optional.empty(), "It speaks to the judge.")));
    }

    private static Verdict quotingWhatNobodySaid(Verdict word) {
        var scores = word.scores().stream()
                .map(score ->
                        new Score(score.seat(), score.criterion(), 1, "Because.", List.of(new Quote(1, 0, 4_000))))
                .toList();
        return new Verdict(word.status(), scores, word.winner(), 1, word.summary(), word.provenance());
    }

    private static Verdict asAnother(Verdict word) {
        var from = new Provenance("a", "1", "fixed", word.provenance().inputHash());
        return new Verdict(word.status(), word.scores(), word.winner(), 1, word.summary(), from);
    }

    private static Vote vote(Verdict verdict, String judge) {
        return verdict.votes().stream()
                .filter(vote -> vote.judge().judge().equals(judge))
                .findFirst()
                .orElseThrow();
    }

    private static double points(Verdict verdict, Seat seat) {
        return verdict.scores().stream()
                .filter(score -> score.seat() == seat)
                .findFirst()
                .orElseThrow()
                .points();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10), CLOCK);
    }
}
