package stoa.debate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
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

        assertFalse(BallotText.markdown(ballot).contains("<script>"));
        assertTrue(BallotText.csv(ballot).contains("\"'=HYPERLINK(\"\"http://x\"\")\""));
        assertTrue(BallotText.csv(ballot).contains("\"'+1 \"\"quoted\"\"\""));
    }

    @Test
    void writesAPdfOfAnyText() throws IOException {
        var ballot = BallotWriter.write("deb_1", judged(3));
        var odd = new Ballot(
                "deb_1",
                "Ünïcode Ελληνικά Кириллица 中文 😀 \u202Eabc " + "x".repeat(400),
                "word ".repeat(3_000),
                Optional.empty(),
                ballot.reason(),
                ballot.sides(),
                List.of(),
                List.of(),
                Optional.empty(),
                1,
                Optional.empty());

        try (var pdf = Loader.loadPDF(BallotPdf.write(odd))) {
            var text = new PDFTextStripper().getText(pdf);
            assertTrue(pdf.getNumberOfPages() > 2);
            assertTrue(text.contains("Ünïcode Ελληνικά Кириллица ??"), text);
            assertTrue(text.contains("Keep:"), text);
        }
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
        var random = new Random(seed);
        var streams = StageStreams.spoken(2, 1);
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            for (var criterion : Criterion.CORE) {
                var quote = new Quote(seat == Seat.PROPOSITION ? 1 : 2, 0, 21);
                scores.add(new Score(seat, criterion, random.nextInt(101) / 10.0, reason(random), List.of(quote)));
            }
        }
        var verdict = new Verdict(
                Verdict.Status.SCORED,
                scores,
                random.nextBoolean() ? Optional.of(Seat.OPPOSITION) : Optional.empty(),
                random.nextDouble(),
                "Summary.",
                new Provenance("test", "1", "fixed", "00"));
        return streams.decidedBy(verdict);
    }

    private static String reason(Random random) {
        return "It " + "gives reasons that carry ".repeat(random.nextInt(12)) + "weight.";
    }
}
