package stoa.kernel.messaging.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Aggregate;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.json.Codecs;
import stoa.kernel.messaging.registry.Blame;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Latest;

/** The kinds of streams that are served now, each by the latest registered aggregate. Any thread. */
final class Kinds {
    private final Latest<Held<Rules<?, ?, ?>>> rules = new Latest<>();
    private final Codecs codecs;
    private final Blame blame;

    Kinds(Codecs codecs, Blame blame) {
        this.codecs = codecs;
        this.blame = blame;
    }

    void add(Aggregate<?, ?, ?> aggregate, long order) {
        rules.add(aggregate.kind(), new Held<>(new Rules<>(aggregate, codecs.open(), blame), aggregate), order);
    }

    Optional<Held<Rules<?, ?, ?>>> remove(Aggregate<?, ?, ?> aggregate) {
        return rules.remove(aggregate.kind(), held -> held.service().aggregate() == aggregate);
    }

    boolean serves(String kind) {
        return rules.current(kind) != null;
    }

    /** The rules in force; {@code NOT_READY} while there are none. */
    Held<Rules<?, ?, ?>> of(StreamId stream) {
        var current = rules.current(stream.kind());
        if (current == null) {
            throw notServed(stream);
        }
        return current;
    }

    static PlatformException notServed(StreamId stream) {
        return new PlatformException(
                Errors.NOT_READY,
                "Stream '" + stream + "' is not served now: no active plugin owns the kind '" + stream.kind()
                        + "'. Try again with the same key.");
    }

    /** All rules of a kind, those in force first: an older version may still send its own records. */
    List<Held<Rules<?, ?, ?>>> all(String kind) {
        return rules.all(kind);
    }

    Map<String, Held<Rules<?, ?, ?>>> serving() {
        return rules.serving();
    }
}
