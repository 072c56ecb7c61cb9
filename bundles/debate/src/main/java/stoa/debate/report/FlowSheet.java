package stoa.debate.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stoa.api.debate.Seat;

/** The flow as rows for paper: each argument in the order in which it was made, and what became of it. */
final class FlowSheet {
    static final String TITLE = "The arguments in their order";

    private FlowSheet() {}

    /**
     * An argument.
     *
     * @param where the turn and the speaker
     * @param what it does and what became of it
     */
    record Row(String where, String words, String what) {}

    static List<Row> rows(Ballot ballot, Flow flow) {
        return flow.nodes().stream()
                .map(node -> new Row(
                        "Turn " + node.place().turn() + ", " + name(ballot, node.seat()) + ":",
                        Sheet.quoted(Sheet.shortened(node.text())),
                        "(" + what(node, flow) + ")"))
                .toList();
    }

    private static String what(Flow.Node node, Flow flow) {
        var answers = turns(flow, edges(flow, node, true));
        var answered = turns(flow, edges(flow, node, false));
        var fate = answered.isEmpty() ? node.dropped() ? "; left unanswered" : "" : "; answered in turn " + answered;
        return deed(node.role()) + (answers.isEmpty() ? "" : ", answers turn " + answers) + fate;
    }

    /** What it answers, or what answers it. */
    private static List<Integer> edges(Flow flow, Flow.Node node, boolean outgoing) {
        return flow.edges().stream()
                .filter(edge -> edge.link() == Flow.Link.ANSWERS)
                .filter(edge -> (outgoing ? edge.from() : edge.to()) == node.id())
                .map(edge -> outgoing ? edge.to() : edge.from())
                .toList();
    }

    private static String turns(Flow flow, List<Integer> ids) {
        return flow.nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .map(node -> String.valueOf(node.place().turn()))
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String deed(Flow.Role role) {
        return switch (role) {
            case CLAIM -> "a claim";
            case REASON -> "a reason";
            case EVIDENCE -> "evidence";
            case EXAMPLE -> "an example";
            case REBUTTAL -> "an answer";
            case CONCESSION -> "grants a point";
        };
    }

    private static String name(Ballot ballot, Seat seat) {
        return Optional.of(ballot.sides())
                .flatMap(sides ->
                        sides.stream().filter(side -> side.seat() == seat).findFirst())
                .map(Ballot.SideBallot::name)
                .orElse(Sheet.word(seat));
    }
}
