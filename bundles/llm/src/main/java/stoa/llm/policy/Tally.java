package stoa.llm.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import stoa.api.llm.Outcome;

/** What happened since the start, for administrators. Guarded by itself. */
public final class Tally {
    private static final int REMEMBERED = 512;

    /** The counts at a moment; times in milliseconds over the last exchanges. */
    public record Counts(
            Map<Outcome, Long> outcomes,
            long exchanges,
            long retries,
            long repairs,
            long cached,
            long inputTokens,
            long outputTokens,
            long micros,
            long p50,
            long p95,
            Set<String> dropped) {}

    private final EnumMap<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Set<String> dropped = new TreeSet<>();
    private final long[] times = new long[REMEMBERED];
    private long exchanges;
    private long retries;
    private long repairs;
    private long cached;
    private long inputTokens;
    private long outputTokens;
    private long micros;

    /** @param unknown parameters that the model is known to refuse */
    Tally(Set<String> unknown) {
        dropped.addAll(unknown);
    }

    public Tally() {
        this(Set.of());
    }

    /** Returns how often it ended so, this time included. */
    synchronized long ended(Outcome outcome, boolean fromCache) {
        cached += fromCache ? 1 : 0;
        return outcomes.merge(outcome, 1L, Long::sum);
    }

    synchronized void exchanged(Duration took) {
        times[(int) (exchanges % REMEMBERED)] = took.toMillis();
        exchanges++;
    }

    synchronized void spent(long input, long output, long money) {
        inputTokens += input;
        outputTokens += output;
        micros += money;
    }

    synchronized void retried() {
        retries++;
    }

    synchronized void repaired() {
        repairs++;
    }

    /** Remembers a parameter that the model refuses; false when it was known. */
    synchronized boolean drop(String parameter) {
        return dropped.add(parameter);
    }

    synchronized Set<String> dropped() {
        return Set.copyOf(dropped);
    }

    public synchronized Counts counts() {
        var sorted = Arrays.copyOf(times, (int) Math.min(exchanges, REMEMBERED));
        Arrays.sort(sorted);
        return new Counts(
                Collections.unmodifiableMap(new EnumMap<>(outcomes)),
                exchanges,
                retries,
                repairs,
                cached,
                inputTokens,
                outputTokens,
                micros,
                at(sorted, 0.5),
                at(sorted, 0.95),
                dropped());
    }

    private static long at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }
}
