package stoa.kernel.messaging.stream;

import stoa.api.stream.StreamId;
import stoa.kernel.messaging.registry.Held.Gone;
import stoa.kernel.messaging.stream.Mailbox.Shown;

/** Writes committed states as JSON, each one once. */
final class StateWriter {
    private final StreamEngine engine;

    StateWriter(StreamEngine engine) {
        this.engine = engine;
    }

    Shown show(StreamId stream) {
        var fold = engine.committed(stream);
        var mailbox = engine.mailbox(stream);
        var present = mailbox == null ? null : mailbox.shown();
        if (present != null && present.fold() == fold) {
            return present;
        }
        try (var visit = fold.rules().enter()) {
            var shown = new Shown(fold, visit.service().stateJson(fold.state()));
            if (mailbox != null) {
                mailbox.show(shown);
            }
            return shown;
        } catch (Gone swapped) {
            throw Kinds.notServed(stream);
        }
    }
}
