package stoa.llm.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Leaves a provider alone that fails: open when half of the last twenty exchanges within thirty seconds failed, and after fifteen
 * seconds one probe decides. Guarded by itself.
 *
 * <pre>
 * CLOSED --half of at least ten failed--> OPEN --15 s--> PROBING --good--> CLOSED
 *                                          ^----------------bad---'
 * </pre>
 */
public final class Breaker {
    private static final int LAST = 20;
    private static final int FEWEST = 10;
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(15);

    /** Where it stands. */
    public enum State {
        CLOSED,
        OPEN,
        PROBING
    }

    private record Exchange(Instant at, boolean failed) {}

    private final InstantSource clock;
    private final Deque<Exchange> recent = new ArrayDeque<>();
    private State state = State.CLOSED;
    private Instant since = Instant.EPOCH;
    private boolean forgives;

    public Breaker(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized State state() {
        return state;
    }

    /** Whether an exchange may begin; whoever gets true reports its end. */
    synchronized boolean allows() {
        // A probe that never reported must not rest for ever.
        if (state != State.CLOSED && !clock.instant().isBefore(since.plus(REST))) {
            become(State.PROBING);
            return true;
        }
        return state == State.CLOSED;
    }

    /** While the model is being loaded, nobody is blamed for an answer that is late. */
    synchronized void forgive(boolean late) {
        forgives = late;
    }

    synchronized boolean forgives() {
        return forgives;
    }

    synchronized void ended(boolean failed) {
        if (state == State.PROBING) {
            become(failed ? State.OPEN : State.CLOSED);
            recent.clear();
            return;
        }
        var now = clock.instant();
        recent.addLast(new Exchange(now, failed));
        while (recent.size() > LAST || recent.getFirst().at().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        var failures = recent.stream().filter(Exchange::failed).count();
        if (state == State.CLOSED && recent.size() >= FEWEST && failures * 2 >= recent.size()) {
            become(State.OPEN);
        }
    }

    /** Opens at once: the provider said that it will not work for a while. */
    synchronized void trip() {
        become(State.OPEN);
    }

    private void become(State next) {
        state = next;
        since = clock.instant();
    }
}
