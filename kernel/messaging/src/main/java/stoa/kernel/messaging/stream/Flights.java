package stoa.kernel.messaging.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.messaging.stream.Mailbox.Lost;

/**
 * The decisions of a mailbox that are on their way to the log, in their order, and those that were lost on it. One that has nothing
 * to append waits for those before it. Guarded by the lock of the mailbox.
 */
final class Flights {
    private final Deque<Flight> underWay = new ArrayDeque<>();
    private final List<Lost> lost = new ArrayList<>();

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    boolean hasLost() {
        return !lost.isEmpty();
    }

    List<Lost> takeLost() {
        var taken = List.copyOf(lost);
        lost.clear();
        return taken;
    }

    /** False when it waits for nothing and may be answered at once. */
    boolean depart(Flight flight) {
        if (flight.append() == null && flight.spoiled().get()) {
            lost.add(new Lost(flight, new LogConflict("An earlier command was not committed", false, null)));
            return true;
        }
        if (flight.append() == null && underWay.isEmpty()) {
            return false;
        }
        underWay.add(flight);
        return true;
    }

    void cancel(Flight flight) {
        underWay.remove(flight);
    }

    /** The oldest one was committed: returns it and those that waited for it only. */
    List<Flight> landed(Flight flight) {
        var answered = new ArrayList<Flight>();
        underWay.remove(flight);
        answered.add(flight);
        while (nextWaitsForNothing()) {
            answered.add(underWay.removeFirst());
        }
        return answered;
    }

    /** The oldest one was not committed; whatever waited for it only falls with it. */
    void crashed(Flight flight, RuntimeException cause) {
        underWay.remove(flight);
        lost.add(new Lost(flight, cause));
        while (nextWaitsForNothing()) {
            lost.add(new Lost(underWay.removeFirst(), cause));
        }
    }

    private boolean nextWaitsForNothing() {
        return !underWay.isEmpty() && underWay.getFirst().append() == null;
    }

    /** That of an earlier command with the same key. */
    @Nullable
    Flight of(String key) {
        for (var flight : underWay) {
            if (flight.append() != null
                    && flight.append().receiptKey().filter(key::equals).isPresent()) {
                return flight;
            }
        }
        return null;
    }
}
