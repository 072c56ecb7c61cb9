package stoa.kernel.messaging.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import stoa.kernel.contract.messaging.Publication;

/** The newest publications of a channel, with offsets that follow one another. Guarded by the lock of its feed. */
final class Ring {
    private final int mostItems;
    private final long mostBytes;
    private final Deque<Publication> items = new ArrayDeque<>();
    private long bytes;

    Ring(int mostItems, long mostBytes) {
        this.mostItems = mostItems;
        this.mostBytes = mostBytes;
    }

    void add(Publication publication) {
        items.add(publication);
        bytes += publication.json().length;
        while (items.size() > mostItems || (bytes > mostBytes && items.size() > 1)) {
            bytes -= items.removeFirst().json().length;
        }
    }

    /** Whether everything after the offset that there ever was is still here. */
    boolean reaches(long after) {
        return !items.isEmpty() && items.getFirst().offset() <= after + 1;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    long firstOffset() {
        return items.getFirst().offset();
    }

    /** Those after the offset, as many as the limits allow. */
    List<Publication> after(long offset, Limits limits) {
        var found = new ArrayList<Publication>();
        for (var publication : items) {
            if (publication.offset() > offset && !limits.take(publication, found)) {
                break;
            }
        }
        return found;
    }
}
