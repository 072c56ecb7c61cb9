package stoa.kernel.messaging.stream;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredSnapshot;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Held.Gone;

/**
 * Folds a stream from its snapshot and the events after it. The log is read outside of the visits to the plugin, because a
 * visit may be interrupted and an embedded database does not survive that.
 */
final class Loader {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);
    private static final int PAGE = 1000;
    private static final long PAGE_BYTES = 4L << 20;

    private final EventLog log;
    private final InstantSource clock;

    Loader(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What was loaded, and up to where it is written down already. */
    record Loaded(Fold fold, long snapshotSequence) {}

    /** The rules cannot fold what stands in the log. */
    static final class Unfoldable extends Exception {
        private static final long serialVersionUID = 1L;

        Unfoldable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    Loaded load(StreamId stream, Held<Rules<?, ?, ?>> rules) throws Gone, Unfoldable {
        var snapshot = log.snapshot(stream);
        var fold = start(stream, rules, snapshot);
        while (true) {
            var page = log.read(stream, fold.sequence(), PAGE, PAGE_BYTES);
            if (page.isEmpty()) {
                return new Loaded(fold, snapshot.map(StoredSnapshot::sequence).orElse(0L));
            }
            if (page.getFirst().sequence() != fold.sequence() + 1) {
                throw new Unfoldable("the events after " + fold.sequence() + " are not kept", null);
            }
            try (var visit = rules.enter()) {
                for (var event : page) {
                    fold = evolve(visit.service(), fold, event);
                }
            }
        }
    }

    private Fold start(StreamId stream, Held<Rules<?, ?, ?>> rules, Optional<StoredSnapshot> snapshot)
            throws Gone, Unfoldable {
        try (var visit = rules.enter()) {
            if (snapshot.isPresent() && visit.service().canRestore(snapshot.get())) {
                return restore(rules, visit.service(), snapshot.get());
            }
            snapshot.ifPresent(unknown -> LOG.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("form", unknown.type() + "/" + unknown.version())
                    .log("Snapshot has a form that the plugin does not know; folding from the first event"));
            return new Fold(rules, visit.service().initial(), 0, clock.instant());
        }
    }

    private static Fold restore(Held<Rules<?, ?, ?>> held, Rules<?, ?, ?> rules, StoredSnapshot snapshot)
            throws Unfoldable {
        try {
            return new Fold(held, rules.restore(snapshot), snapshot.sequence(), snapshot.at());
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            throw new Unfoldable("its snapshot at " + snapshot.sequence() + " cannot be read: " + failure, failure);
        }
    }

    private static Fold evolve(Rules<?, ?, ?> rules, Fold fold, stoa.kernel.contract.log.StoredEvent event)
            throws Unfoldable {
        try {
            return new Fold(fold.rules(), rules.evolve(fold.state(), event), event.sequence(), event.at());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failure) {
            throw new Unfoldable(
                    "event " + event.sequence() + " ('" + event.type() + "' version " + event.version()
                            + ") cannot be folded: " + failure,
                    failure);
        }
    }

    static PlatformException quarantined(StreamId stream, String reason) {
        return new PlatformException(
                Errors.NOT_READY,
                "Stream '" + stream + "' is set aside: " + reason
                        + ". Its events are safe; it serves again with another version of the plugin.");
    }
}
