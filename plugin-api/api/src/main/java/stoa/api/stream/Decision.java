package stoa.api.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import stoa.api.error.ErrorCode;

/** What a command leads to: events and timers that are committed together, or a rejection that changes nothing. */
public sealed interface Decision<C, E> {

    /**
     * The command is accepted.
     *
     * @param events in order; may be empty, then the receipt carries the present sequence
     */
    record Accepted<C, E>(List<E> events, List<Timer<C>> timers) implements Decision<C, E> {
        public Accepted {
            events = List.copyOf(events);
            timers = List.copyOf(timers);
        }

        /** The same with a timer change added. */
        public Accepted<C, E> with(Timer<C> timer) {
            var all = new ArrayList<>(timers);
            all.add(timer);
            return new Accepted<>(events, all);
        }
    }

    /**
     * The command is refused by the rules.
     *
     * @param message for the person: what was refused, why, the next step
     */
    record Rejected<C, E>(ErrorCode code, String message) implements Decision<C, E> {
        public Rejected {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }
    }

    /** Accepts without an event, for example a command that finds its wish fulfilled. */
    static <C, E> Accepted<C, E> accept() {
        return new Accepted<>(List.of(), List.of());
    }

    static <C, E> Accepted<C, E> accept(E event) {
        return new Accepted<>(List.of(event), List.of());
    }

    static <C, E> Accepted<C, E> accept(List<E> events) {
        return new Accepted<>(events, List.of());
    }

    static <C, E> Rejected<C, E> reject(ErrorCode code, String message) {
        return new Rejected<>(code, message);
    }
}
