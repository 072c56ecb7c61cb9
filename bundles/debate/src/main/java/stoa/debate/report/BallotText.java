package stoa.debate.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ballot as Markdown and as CSV. What people wrote can neither become markup nor a formula. */
final class BallotText {
    private BallotText() {}

    static String markdown(Ballot ballot, Flow flow) {
        var sides = ballot.sides().stream().map(BallotText::side).collect(Collectors.joining());
        var judge = ballot.judge()
                .map(from -> "Judge: " + plain(from.judge()) + " " + plain(from.version()) + ", input "
                        + plain(from.inputHash()) + "\n")
                .orElse("");
        return "# " + plain(ballot.motion()) + "\n\n**" + plain(ballot.decision()) + "**\n\n" + plain(ballot.reason())
                + "\n\n" + ballot.note().map(note -> plain(note) + "\n\n").orElse("") + sides + flow(ballot, flow)
                + judge;
    }

    private static String flow(Ballot ballot, Flow flow) {
        var rows = FlowSheet.rows(ballot, flow).stream()
                .map(row -> "- %s %s %s\n".formatted(plain(row.where()), plain(row.words()), plain(row.what())))
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "## " + FlowSheet.TITLE + "\n\n" + rows + "\n";
    }

    static String csv(Ballot ballot) {
        var head = row(List.of("debate", "motion", "seat", "speaker", "criterion", "points", "sentence"));
        var rows = ballot.sides().stream()
                .flatMap(side -> side.points().stream()
                        .map(line -> row(List.of(
                                ballot.id(),
                                ballot.motion(),
                                Sheet.word(side.seat()),
                                side.name(),
                                Sheet.axis(line.criterion()),
                                Sheet.number(line.points()),
                                line.sentence()))));
        return Stream.concat(Stream.of(head), rows).collect(Collectors.joining());
    }

    private static String side(Ballot.SideBallot side) {
        var points = side.points().stream()
                .map(line -> "- %s: %s. %s\n"
                        .formatted(Sheet.axis(line.criterion()), Sheet.number(line.points()), plain(line.sentence())))
                .collect(Collectors.joining());
        return "## " + plain(side.name()) + ", " + Sheet.word(side.seat()) + ": " + Sheet.number(side.total()) + "\n\n"
                + points + "\nKeep: " + plain(side.keep()) + "\n\nChange: " + plain(side.change()) + "\n\n";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(BallotText::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** A cell that begins like a formula is taken for one by spreadsheets. */
    private static String cell(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        var safe = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_\\[\\]<>#|!])", "\\\\$1")
                .strip();
    }
}
