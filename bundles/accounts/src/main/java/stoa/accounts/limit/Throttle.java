package stoa.accounts.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/**
 * A bucket of tries per key; when it is empty, each further try is followed by a pause that doubles up to a maximum.
 *
 * <p>Remembers at most {@link #KEYS} keys, the longest unused is forgotten first. Threads: any.
 */
public final class Throttle {
    static final int KEYS = 10_000;
    private static final int MOST_DOUBLINGS = 30;

    private final Pace pace;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEYS;
        }
    };

    public Throttle(Pace pace, InstantSource clock) {
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * How fast.
     *
     * @param burst tries that are free
     * @param refill time after which one try comes back
     * @param pause after the first try beyond the burst
     * @param longest pause
     */
    public record Pace(int burst, Duration refill, Duration pause, Duration longest) {}

    private record Bucket(double tries, Instant at, int strikes, Instant shutUntil) {}

    /** Takes one try, or throws {@code TOO_MANY} that says when to come back. */
    public synchronized void enter(String key) {
        var now = clock.instant();
        var bucket = filled(key, now);
        if (now.isBefore(bucket.shutUntil)) {
            throw tooMany(Duration.between(now, bucket.shutUntil));
        }
        buckets.put(key, bucket.tries >= 1 ? taken(bucket) : paused(bucket, now));
    }

    /** Forgets all tries of the key: somebody has shown that he is who he says. */
    public synchronized void forget(String key) {
        buckets.remove(key);
    }

    /** Gives the last try back; earlier ones stay counted. */
    public synchronized void giveBack(String key) {
        var bucket = filled(key, clock.instant());
        buckets.put(
                key, new Bucket(Math.min(pace.burst, bucket.tries + 1), bucket.at, bucket.strikes, bucket.shutUntil));
    }

    synchronized int size() {
        return buckets.size();
    }

    private Bucket filled(String key, Instant now) {
        var bucket = buckets.getOrDefault(key, new Bucket(pace.burst, now, 0, Instant.MIN));
        double back = Math.max(0, Duration.between(bucket.at, now).toMillis() / (double) pace.refill.toMillis());
        double tries = Math.min(pace.burst, bucket.tries + back);
        return new Bucket(tries, now, tries >= pace.burst ? 0 : bucket.strikes, bucket.shutUntil);
    }

    private static Bucket taken(Bucket bucket) {
        return new Bucket(bucket.tries - 1, bucket.at, bucket.strikes, bucket.shutUntil);
    }

    private Bucket paused(Bucket bucket, Instant now) {
        var doubled = pace.pause.multipliedBy(1L << Math.min(bucket.strikes, MOST_DOUBLINGS));
        var wait = doubled.compareTo(pace.longest) < 0 ? doubled : pace.longest;
        return new Bucket(bucket.tries, bucket.at, bucket.strikes + 1, now.plus(wait));
    }

    private static PlatformException tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new PlatformException(
                Errors.TOO_MANY,
                "Too many attempts. Try again in " + seconds + (seconds == 1 ? " second." : " seconds."));
    }
}
