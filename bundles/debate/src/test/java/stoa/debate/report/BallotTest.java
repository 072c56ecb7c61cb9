package stoa.debate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Criterion;
import stoa.api.debate.Provenance;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.debate.room.Debate;
import stoa.debate.room.StageStreams;

final class BallotTest {
    private static final Flow NO_FLOW = new Flow(List.of(), List.of());
    private static final Pattern QUOTED = Pattern.compile("“[^”]*”");
    private static final Pattern AXES = Pattern.compile("\\b(logic|rebuttal)\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void givesAReasonOf80To200WordsThatQuotesTheSpeakers() {
        for (var seed = 0; seed < 300; seed++) {
            var ballot = BallotWriter.write("deb_1", judged(seed));
            var words = Rfd.count(ballot.reason());

            assertTrue(words >= Rfd.FEWEST_WORDS && words <= Rfd.MOST_WORDS, () -> words + ": " + ballot.reason());
            assertTrue(ballot.reason().contains("“This is turn number"), ballot::reason);
            assertEquals(2, ballot.sides().size());
            assertTrue(ballot.sides().stream()
                    .noneMatch(side -> side.keep().isBlank() || side.change().isBlank()));
        }
    }

    @Test
    void givesTheSameBallotForTheSameDebate() {
        assertEquals(BallotWriter.write("deb_1", judged(7)), BallotWriter.write("deb_1", judged(7)));
    }

    @Test
    void saysThatThereIsNoDecisionWhileTheJudgeIsSilent() {
        var ballot = BallotWriter.write("deb_1", StageStreams.spoken(2, 2).debate());

        assertTrue(ballot.decision().startsWith("There is no decision"), ballot::decision);
        assertEquals("", ballot.reason());
    }

    @Test
    void showsNoWordsTwiceAndNoStopTwice() {
        for (var seed = 0; seed < 300; seed++) {
            var reason = BallotWriter.write("deb_1", judged(seed)).reason();
            var quoted = QUOTED.matcher(reason)
                    .results()
                    .map(found -> found.group().replaceAll("[.”“]", ""))
                    .toList();

            assertEquals(quoted.stream().distinct().toList(), quoted, reason);
            assertFalse(reason.contains(".”.") || reason.contains(".."), reason);
            assertFalse(AXES.matcher(reason).find(), reason);
        }
    }

    @Test
    void keepsQuotationsApartFromThoseWithin() {
        assertEquals("“Cars are ‘bad’, ‘very bad’”", Sheet.quoted("Cars are \"bad\", “very bad”"));
        assertEquals("“‘Bad’ cars”", Sheet.quoted("\"Bad\" cars"));
    }

    @Test
    void cutsQuotationsBetweenWords() {
        assertEquals("a b, c", Sheet.shortened(" a\nb,  c; "));
        assertEquals("w ".repeat(22) + "…", Sheet.shortened("w ".repeat(22) + "more"));
        assertEquals("long " + "…", Sheet.shortened("long " + "x".repeat(400)));
        assertEquals("学".repeat(80) + " …", Sheet.shortened("学".repeat(400)));
    }

    @Test
    void saysThatNothingEarnedPoints() {
        var ballot = BallotWriter.write("deb_1", StageStreams.spoken(2, 1).decidedBy(verdict(new Random(1), 0)));

        assertTrue(ballot.decision().contains("found nothing to give points for"), ballot::decision);
        assertFalse((ballot.decision() + ballot.reason()).contains("0.0"), ballot::reason);
        assertTrue(Rfd.count(ballot.reason()) >= Rfd.FEWEST_WORDS, ballot::reason);
    }

    @Test
    void saysWhoResignedAndWhatTheJudgeThoughtOfWhatWasSaid() {
        var streams = StageStreams.spoken(3, 4).resigned(Seat.OPPOSITION);
        var before = BallotWriter.write("deb_1", streams.debate());
        var name = streams.debate().seats().opposition().orElseThrow().name();
        assertTrue(
                before.decision().contains("wins because " + name + " resigned. The judge has not"), before::decision);

        var ballot = BallotWriter.write("deb_1", streams.decidedBy(verdict(new Random(2), 7)));

        assertTrue(
                ballot.decision()
                        .endsWith(
                                "wins because " + name
                                        + " resigned. On what was said the judge saw nobody ahead; the judge gave 7.0 points to 7.0."),
                ballot::decision);
        assertTrue(ballot.reason().startsWith("The result follows from how the debate ended"), ballot::reason);
        assertEquals(Optional.of(Seat.PROPOSITION), ballot.winner());
    }

    @Test
    void letsNobodyWriteMarkupOrFormulas() {
        var ballot = new Ballot(
                "deb_1",
                "=HYPERLINK(\"http://x\")",
                "<script>alert(1)</script>",
                Optional.empty(),
                "# not a heading",
                List.of(new Ballot.SideBallot(
                        Seat.PROPOSITION,
                        "@SUM(1)",
                        5,
                        List.of(new Ballot.Line(
                                "logic", 5, Optional.empty(), Optional.empty(), "+1\n\"quoted\"", List.of())),
                        "keep",
                        "change")),
                List.of(),
                List.of(),
                Optional.empty(),
                1,
                Optional.empty());

        assertFalse(BallotText.markdown(ballot, NO_FLOW).contains("<script>"));
        assertTrue(BallotText.csv(ballot).contains("\"'=HYPERLINK(\"\"http://x\"\")\""));
        assertTrue(BallotText.csv(ballot).contains("\"'+1 \"\"quoted\"\"\""));
    }

    @Test
    void keepsTheFlowWithinTheText() {
        var random = new Random(5);
        for (var round = 0; round < 200; round++) {
            var turns = StageStreams.random(random.nextLong()).debate().turns().stream()
                    .map(turn -> turn.anonymous())
                    .toList();
            for (var node : FlowReader.read(turns).nodes()) {
                assertEquals(Optional.of(node.text()), node.place().in(turns));
            }
        }
    }

    @Test
    void seesWhatIsAnsweredAndWhatIsDropped() {
        var turns = List.of(
                turn(
                        1,
                        Seat.PROPOSITION,
                        "School should start later because teenagers need morning sleep. Buses cost councils money every year."),
                turn(
                        2,
                        Seat.OPPOSITION,
                        "My opponent says teenagers need sleep in the morning, but later schools end later."));

        var flow = FlowReader.read(turns);

        assertEquals(1, flow.edges().size());
        assertEquals(Flow.Link.ANSWERS, flow.edges().getFirst().link());
        assertEquals(
                List.of(2),
                flow.droppedBy(Seat.OPPOSITION).stream().map(Flow.Node::id).toList());
        assertEquals(Flow.Role.REASON, flow.nodes().getFirst().role());
        assertEquals(Flow.Role.REBUTTAL, flow.nodes().getLast().role());
    }

    private static stoa.api.debate.Turn turn(int number, Seat seat, String text) {
        return new stoa.api.debate.Turn(number, seat, text, java.time.Duration.ofSeconds(9));
    }

    private static Debate judged(long seed) {
        return StageStreams.spoken(2, 1).decidedBy(verdict(new Random(seed), -1));
    }

    /** Of these points, or of any when they are negative. */
    private static Verdict verdict(Random random, double points) {
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            for (var criterion : Criterion.CORE) {
                var quote = new Quote(seat == Seat.PROPOSITION ? 1 : 2, 0, 21);
                var given = points < 0 ? random.nextInt(101) / 10.0 : points;
                scores.add(new Score(seat, criterion, given, reason(random), List.of(quote)));
            }
        }
        return new Verdict(
                Verdict.Status.SCORED,
                scores,
                points < 0 && random.nextBoolean() ? Optional.of(Seat.OPPOSITION) : Optional.empty(),
                random.nextDouble(),
                "Summary.",
                new Provenance("test", "1", "fixed", "00"));
    }

    private static String reason(Random random) {
        return "It " + "gives reasons that carry ".repeat(random.nextInt(12)) + "weight.";
    }
}
