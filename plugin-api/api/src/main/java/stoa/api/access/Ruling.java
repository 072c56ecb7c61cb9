package stoa.api.access;

import java.util.Objects;

/** The answer of a guard. */
public sealed interface Ruling {
    Ruling ALLOWED = new Allowed();

    /** The caller may. */
    record Allowed() implements Ruling {}

    /**
     * The caller may not.
     *
     * @param reason one sentence for the caller, with who can grant it
     */
    record Denied(String reason) implements Ruling {
        public Denied {
            Objects.requireNonNull(reason, "reason");
        }
    }

    static Ruling denied(String reason) {
        return new Denied(reason);
    }

    static Ruling allowIf(boolean condition, String otherwise) {
        return condition ? ALLOWED : denied(otherwise);
    }
}
