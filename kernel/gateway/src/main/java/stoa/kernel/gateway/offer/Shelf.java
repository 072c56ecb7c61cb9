package stoa.kernel.gateway.offer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services by key, of which the one registered last serves. Thread-safe.
 *
 * <p>When the newer one goes away the older one serves again. {@link #take} blocks until the calls in hand have left, so a
 * bundle that stops is drained.
 *
 * @param <V> a service, compared by identity
 */
public final class Shelf<V> {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final Duration patience;
    private final Map<String, List<Offer<V>>> offers = new ConcurrentHashMap<>();

    /** A shelf that waits so long for the calls in hand before it interrupts them. */
    public Shelf(Duration patience) {
        this.patience = patience;
    }

    /** Adds a service; of several under one key the highest order serves. */
    public void put(String key, V value, long order) {
        offers.compute(key, (name, old) -> {
            var list = new ArrayList<>(old == null ? List.<Offer<V>>of() : old);
            list.add(new Offer<>(value, order));
            list.sort(
                    Comparator.comparingLong((Offer<V> offer) -> offer.order()).reversed());
            return List.copyOf(list);
        });
    }

    /** Removes a service and returns when the calls in hand have left it, or would not leave. Idempotent. */
    public void take(String key, V value) {
        var found = offers.getOrDefault(key, List.of()).stream()
                .filter(offer -> offer.value() == value)
                .findFirst();
        found.ifPresent(offer -> {
            offers.computeIfPresent(key, (name, old) -> {
                var rest = old.stream().filter(other -> other != offer).toList();
                return rest.isEmpty() ? null : rest;
            });
            report(key, offer.retire(patience, AFTER_INTERRUPT));
        });
    }

    /** The service that serves the key now. */
    public Optional<V> find(String key) {
        return offers.getOrDefault(key, List.of()).stream().findFirst().map(Offer::value);
    }

    /** The services that serve now, one per key. */
    public List<V> serving() {
        return offers.values().stream().map(list -> list.getFirst().value()).toList();
    }

    /** Calls the service of the key; empty when there is none. The calling thread counts as inside until it returns. */
    public <R> Optional<R> call(String key, Function<V, R> work) {
        while (true) {
            var first = offers.getOrDefault(key, List.of()).stream().findFirst();
            if (first.isEmpty()) {
                return Optional.empty();
            }
            if (first.get().enter()) {
                return Optional.of(inside(first.get(), work));
            }
            Thread.onSpinWait();
        }
    }

    private static <V, R> R inside(Offer<V> offer, Function<V, R> work) {
        try {
            return work.apply(offer.value());
        } finally {
            offer.leave();
        }
    }

    private static void report(String key, List<String> remaining) {
        if (!remaining.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("service", key)
                    .addKeyValue("threads", remaining)
                    .log("A service was withdrawn while calls into it would not end.");
        }
    }
}
