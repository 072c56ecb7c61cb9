package stoa.api.stream;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends commands to streams and reads them. Calls block the calling (virtual) thread; a receipt means durable.
 *
 * <p>Failure: {@link stoa.api.error.PlatformException} with the rejection's own code, {@code SEQUENCE_MOVED}, {@code BUSY}
 * when the committer is behind, or {@code NOT_READY} while no aggregate for the kind is active.
 */
@ProviderType
public interface Streams {
    /** Sends one of the commands of an aggregate of the same bundle. */
    <C> Receipt send(StreamId stream, C command, Sending sending);

    /** Sends a command to a stream of another plugin by the name of its form; the record is written as JSON. */
    Receipt request(StreamId stream, String type, Record command, Sending sending);

    /** The latest committed state; the type is that of the aggregate, in the bundle of which this is called. */
    <S> Current<S> state(StreamId stream, Class<S> type);

    /** The committed state of any stream, read tolerantly from its JSON into a record of the caller's own. */
    <T> Current<T> view(StreamId stream, Class<T> record);

    /** The last committed sequence; 0 when there is no such stream. */
    long head(StreamId stream);

    /** Events after a sequence, in order, at most 1,000. */
    List<Recorded> read(StreamId stream, long after, int limit);
}
