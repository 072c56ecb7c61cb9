package stoa.acceptance.debates;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the hall has promised to keep. Filled by many threads. */
public final class Acknowledged {
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();

    /** A turn whose command was answered with a sequence. */
    public record Turn(String stream, long sequence, String text) {}

    void add(Turn turn) {
        turns.add(turn);
    }

    public List<Turn> turns() {
        return List.copyOf(turns);
    }

    public int count() {
        return turns.size();
    }
}
