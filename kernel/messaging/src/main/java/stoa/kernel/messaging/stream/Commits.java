package stoa.kernel.messaging.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import stoa.api.plugin.Registration;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.StoredEvent;

/** Tells the feeds and the followers what the committers have committed. */
@Component(service = Commits.class)
public final class Commits {
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

    public Registration listen(CommitListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void committed(List<StoredEvent> events) {
        listeners.forEach(listener -> listener.committed(events));
    }

    void uncertain(StreamId stream) {
        listeners.forEach(listener -> listener.uncertain(stream));
    }
}
