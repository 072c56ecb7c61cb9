package stoa.llm.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import stoa.api.task.Deadline;
import stoa.llm.wire.HttpReply;

/** So many exchanges at a time, and none while the provider's own count of what is left stands at zero. */
public final class Lanes {
    private static final List<String> COUNTED = List.of("requests", "tokens", "input-tokens", "output-tokens");

    private final Semaphore free;
    private final InstantSource clock;
    private final Pauses pauses;
    private volatile Instant closedUntil = Instant.EPOCH;

    public Lanes(int atOnce, InstantSource clock, Pauses pauses) {
        this.free = new Semaphore(Math.max(1, atOnce), true);
        this.clock = clock;
        this.pauses = pauses;
    }

    /** Waits for a lane; false when there is none by the deadline. Whoever got one gives it back. */
    boolean enter(Deadline deadline) throws InterruptedException {
        var wait = Duration.between(clock.instant(), closedUntil);
        if (wait.isPositive()) {
            if (wait.compareTo(deadline.left(clock)) >= 0) {
                return false;
            }
            pauses.pause(wait);
        }
        return free.tryAcquire(deadline.left(clock).toNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        free.release();
    }

    /** Reads the provider's own counts, of which each has its names. */
    void note(HttpReply reply) {
        for (var what : COUNTED) {
            read(reply, "x-ratelimit-remaining-" + what, "x-ratelimit-reset-" + what);
            read(reply, "anthropic-ratelimit-" + what + "-remaining", "anthropic-ratelimit-" + what + "-reset");
        }
    }

    private void read(HttpReply reply, String remaining, String reset) {
        if (reply.header(remaining).filter("0"::equals).isPresent()) {
            reply.header(reset).flatMap(this::moment).ifPresent(moment -> {
                closedUntil = moment.isAfter(closedUntil) ? moment : closedUntil;
            });
        }
    }

    /** A moment, or a length such as 6m0s. */
    private Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : clock.instant()
                                    .plus(Duration.parse(
                                            "PT" + text.toUpperCase(Locale.ROOT).replaceAll("(\\d+)MS$", "0.$1S"))));
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }
}
