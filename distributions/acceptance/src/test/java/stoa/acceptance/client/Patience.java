package stoa.acceptance.client;

import java.time.Duration;

/** How long a client waits for what must come at last. A machine that is busy is slow, not broken. */
public final class Patience {
    private static final boolean LONG_RUN = Integer.getInteger("stoa.kills") != null;

    /** What must come at last; a long run that was asked for by hand has all the time it needs. */
    public static final Duration LONG = LONG_RUN ? Duration.ofMinutes(30) : Duration.ofSeconds(90);

    /** For a hall to be ready. */
    public static final Duration START = LONG_RUN ? Duration.ofMinutes(30) : Duration.ofMinutes(3);

    private Patience() {}
}
