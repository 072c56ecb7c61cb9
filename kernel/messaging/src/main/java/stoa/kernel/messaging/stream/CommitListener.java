package stoa.kernel.messaging.stream;

import java.util.List;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.StoredEvent;

/** Is told what was committed; must return at once. */
public interface CommitListener {
    /** Events of one commit; those of a stream come in order, from one thread at a time. */
    void committed(List<StoredEvent> events);

    /** The stream may have events that were not announced, because a commit failed after it had been written. */
    void uncertain(StreamId stream);
}
