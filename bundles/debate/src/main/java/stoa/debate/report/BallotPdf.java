package stoa.debate.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A ballot on paper, and after it the flow of the arguments. */
final class BallotPdf {
    private BallotPdf() {}

    static byte[] write(Ballot ballot, Flow flow) {
        try (var paper = new Paper(ballot.motion())) {
            paper.line(18, ballot.motion());
            paper.line(13, ballot.decision());
            paper.line(11, ballot.reason());
            ballot.note().ifPresent(note -> paper.line(11, note));
            ballot.sides().forEach(side -> side(paper, side));
            var rows = FlowSheet.rows(ballot, flow);
            if (!rows.isEmpty()) {
                paper.line(14, FlowSheet.TITLE);
                rows.forEach(row -> paper.line(10, row.where() + " " + row.words() + " " + row.what()));
            }
            ballot.judge()
                    .ifPresent(from -> paper.line(
                            8, "Judge: " + from.judge() + " " + from.version() + ", input " + from.inputHash()));
            if (paper.lacksLetters()) {
                paper.line(
                        8,
                        "A question mark stands for a letter that the font of this file does not have. The page of the debate and"
                                + " the Markdown file show all letters.");
            }
            var out = new ByteArrayOutputStream();
            paper.save(out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException("The ballot '" + ballot.id() + "' cannot be written as PDF", broken);
        }
    }

    private static void side(Paper paper, Ballot.SideBallot side) {
        paper.line(14, side.name() + ", " + Sheet.word(side.seat()) + ": " + Sheet.number(side.total()));
        side.points()
                .forEach(line -> paper.line(
                        11, Sheet.axis(line.criterion()) + " " + Sheet.number(line.points()) + ". " + line.sentence()));
        paper.line(11, "Keep: " + side.keep());
        paper.line(11, "Change: " + side.change());
    }
}
