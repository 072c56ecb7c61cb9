package stoa.debate.report;

import java.util.List;
import stoa.api.debate.Quote;
import stoa.api.debate.Seat;

/**
 * The flow of the arguments: sentences that carry one, and which takes up which. Found by shared words, so it is a help for
 * reading and no judgement; whether two sentences agree is not known.
 */
public record Flow(List<Node> nodes, List<Edge> edges) {
    public Flow {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a sentence does. */
    public enum Role {
        CLAIM,
        REASON,
        EVIDENCE,
        EXAMPLE,
        REBUTTAL,
        CONCESSION
    }

    /** How two sentences belong together. */
    public enum Link {
        /** Of the same speaker. */
        SUPPORTS,
        /** Of the other speaker. */
        ANSWERS
    }

    /**
     * A sentence.
     *
     * @param place where it stands in its turn
     * @param dropped the other side spoke afterwards and passed it by
     */
    public record Node(int id, Seat seat, Role role, Quote place, String text, boolean dropped) {}

    /**
     * The later sentence takes up the earlier.
     *
     * @param strength how much of the shorter's words they share, 0 to 1
     */
    public record Edge(int from, int to, Link link, double strength) {}

    /** Arguments of the other seat that this one passed by. */
    List<Node> droppedBy(Seat seat) {
        return nodes.stream()
                .filter(node -> node.seat() != seat && node.dropped() && node.role() != Role.CONCESSION)
                .toList();
    }
}
