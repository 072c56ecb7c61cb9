package stoa.debate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.debate.Seat;
import stoa.debate.room.Debate;
import stoa.debate.room.StageStreams;
import stoa.debate.room.TurnTaken;
import stoa.debate.room.Verdicts;

final class BallotPdfTest {
    private static final String LETTERS_ARE_MISSING = "A question mark stands for a letter";

    @Test
    void carriesEveryWordOfTheBallotAndTheFlow() throws IOException {
        var debate = debate(
                "Schools should start later",
                "Schools should start later because teenagers need sleep in the morning.",
                "My opponent says that teenagers need sleep in the morning, but schools end later too.");
        var ballot = BallotWriter.write("deb_1", debate);

        var text = text(ballot, flow(debate));

        for (var part : List.of(ballot.motion(), ballot.decision(), ballot.reason())) {
            assertTrue(text.contains(part), () -> part + " is not in " + text);
        }
        for (var side : ballot.sides()) {
            assertTrue(text.contains("Keep: " + side.keep()) && text.contains("Change: " + side.change()), text);
            side.points().forEach(line -> assertTrue(text.contains(line.sentence()), text));
        }
        assertTrue(text.contains("Turn 2, Ben: “My opponent says"), text);
        assertTrue(text.contains("answers turn 1") && text.contains("answered in turn 2"), text);
        assertFalse(text.contains(LETTERS_ARE_MISSING), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ünïcode: ąćęłńóśźż, ğış, ơư", "Ελληνικά με τόνους", "Кириллица і ще їжак", "“quotes” – and 30 %"
            })
    void showsTheScriptsOfItsFont(String motion) throws IOException {
        var debate = debate(motion, "For it.", "Against it.");

        var text = text(BallotWriter.write("deb_1", debate), flow(debate));

        assertTrue(text.contains(motion), text);
        assertFalse(text.contains(LETTERS_ARE_MISSING), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"学校应该晚一点开始", "यह एक परीक्षण है", "\uD83D\uDE00學校"})
    void saysSoWhereTheFontLacksALetter(String motion) throws IOException {
        var debate = debate(motion, "For it.", "Against it.");

        assertTrue(text(BallotWriter.write("deb_1", debate), flow(debate)).contains(LETTERS_ARE_MISSING));
    }

    @Test
    void cutsWordsWiderThanThePageAndLosesNoCharacter() throws IOException {
        var debate = debate("x".repeat(400), "For it.", "Against it.");

        var text = text(BallotWriter.write("deb_1", debate), flow(debate));

        assertTrue(text.replaceAll("\\s", "").contains("x".repeat(400)), text);
    }

    @Test
    void breaksPagesBetweenLines() throws IOException {
        var numbered = new StringBuilder();
        for (var word = 0; word < 5_000; word++) {
            numbered.append("w").append(word).append(' ');
        }
        var endless = new Ballot(
                "deb_1",
                "Motion",
                "Decision",
                Optional.empty(),
                numbered.toString().strip(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                1,
                Optional.empty());

        try (var pdf = Loader.loadPDF(BallotPdf.write(endless, new Flow(List.of(), List.of())))) {
            assertTrue(pdf.getNumberOfPages() > 5, () -> "pages: " + pdf.getNumberOfPages());
            var text = plain(new PDFTextStripper().getText(pdf));
            assertTrue(text.contains(numbered.toString().strip()), "every word once, in order");
            assertEquals("Motion", pdf.getDocumentInformation().getTitle());
        }
    }

    @Test
    void isWrittenOfADebateThatNobodyJudged() throws IOException {
        var debate = StageStreams.spoken(2, 2).debate();

        assertTrue(text(BallotWriter.write("deb_1", debate), flow(debate))
                .contains("There is no decision yet; the debate is still on."));
    }

    private static Debate debate(String motion, String first, String second) {
        return StageStreams.saying(motion, List.of(first, second))
                .decidedBy(Verdicts.ofDebate(Optional.of(Seat.PROPOSITION)));
    }

    private static Flow flow(Debate debate) {
        return FlowReader.read(debate.turns().stream().map(TurnTaken::anonymous).toList());
    }

    private static String text(Ballot ballot, Flow flow) throws IOException {
        try (var pdf = Loader.loadPDF(BallotPdf.write(ballot, flow))) {
            return plain(new PDFTextStripper().getText(pdf));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
