package stoa.debate.room;

import java.util.Locale;

/** Why nobody speaks any more. */
public enum EndReason {
    /** All turns were taken: the verdict decides. */
    COMPLETE,
    CLOCK,
    RESIGNED,
    AGREED,
    ABANDONED;

    /** As it is written in the result. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
