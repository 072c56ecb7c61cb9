package stoa.kernel.lifecycle.context;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import stoa.api.plugin.Registration;

/** What one bundle has opened, closed in reverse order when the bundle stops. Thread-safe. */
final class Belongings {
    private final String owner;
    private final Deque<Registration> open = new ArrayDeque<>();
    private boolean closed;

    Belongings(String owner) {
        this.owner = owner;
    }

    /** Throws {@link IllegalStateException} after the bundle stopped. */
    synchronized void check() {
        if (closed) {
            throw new IllegalStateException(
                    "Plugin '" + owner + "' has stopped; its context must not be used any more");
        }
    }

    /** Opens something that is closed with the bundle, unless its owner closes it before. */
    Kept keep(Supplier<Registration> opening) {
        check();
        var kept = new Kept(opening.get());
        if (!add(kept)) {
            kept.close();
            check();
        }
        return kept;
    }

    /** Idempotent. */
    void close() {
        closing().forEach(Registration::close);
    }

    synchronized int size() {
        return open.size();
    }

    private synchronized boolean add(Registration registration) {
        if (!closed) {
            open.push(registration);
        }
        return !closed;
    }

    private synchronized List<Registration> closing() {
        closed = true;
        var all = List.copyOf(open);
        open.clear();
        return all;
    }

    private synchronized void remove(Registration registration) {
        open.remove(registration);
    }

    /** Leaves the belongings when it is closed. */
    final class Kept implements Registration {
        private final Registration registration;

        Kept(Registration registration) {
            this.registration = registration;
        }

        @Override
        public void close() {
            forget();
            registration.close();
        }

        /** It has ended by itself: nothing is left to close. */
        void forget() {
            remove(this);
        }
    }
}
