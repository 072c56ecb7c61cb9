package stoa.kernel.lifecycle.plugin;

import java.time.Duration;
import stoa.kernel.contract.platform.Settings;

/**
 * How long things may take, and how many failures are too many.
 *
 * @param start for a new version to start, meet its needs and satisfy its probe; setting {@code stoa.plugins.start}
 * @param stop for an old version to finish the calls in hand; setting {@code stoa.plugins.stop}
 * @param stuck after which threads and class loaders of an old version must be gone; setting {@code stoa.plugins.stuck}
 * @param probe between two looks at an active plugin; setting {@code stoa.plugins.probe}
 * @param retry before the first new attempt of a failed start; doubled each time
 * @param faults in {@link FaultWindow#SPAN}, or complaints in a row divided by ten, that lead to quarantine
 */
record Patience(Duration start, Duration stop, Duration stuck, Duration probe, Duration retry, int faults) {
    private static final int MOST_DOUBLINGS = 8;

    static Patience from(Settings settings) {
        return new Patience(
                settings.duration("stoa.plugins.start", Duration.ofSeconds(30)),
                settings.duration("stoa.plugins.stop", Duration.ofSeconds(30)),
                settings.duration("stoa.plugins.stuck", Duration.ofSeconds(30)),
                settings.duration("stoa.plugins.probe", Duration.ofSeconds(5)),
                settings.duration("stoa.plugins.retry", Duration.ofSeconds(1)),
                settings.number("stoa.plugins.faults", 20));
    }

    /** From the number of failures in a row, which is at least one. */
    Duration retryAfter(int failures) {
        return retry.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    }
}
