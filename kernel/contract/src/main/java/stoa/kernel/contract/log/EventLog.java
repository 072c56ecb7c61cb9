package stoa.kernel.contract.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.plugin.Outage;
import stoa.api.stream.StreamId;

/** The durable log of all streams. Blocking; any thread, but {@link #append} is called by one committer per partition group. */
@ProviderType
public interface EventLog {
    /** The fixed number of partitions that streams are hashed to. */
    int PARTITIONS = 64;

    /** The most bytes that the payload of one event or timer may have; whoever decides refuses more, see {@link #append}. */
    int LARGEST_PAYLOAD = 1 << 20;

    /** How many committers may append at the same time: 1 on H2, more on PostgreSQL; partition p belongs to p mod this. */
    int committers();

    static int partitionOf(StreamId stream) {
        return Math.floorMod(stream.toString().hashCode() * 0x9E3779B9, PARTITIONS);
    }

    /**
     * Appends all entries in one transaction and one durable commit, or none of them. Assigns positions in the order given.
     * A group may hold several entries of one stream, each expecting the sequence after the one before. One payload beyond
     * {@link #LARGEST_PAYLOAD} refuses the whole group as TOO_LARGE.
     *
     * @return for each entry the position of its last event in its partition (the present one when it has no events)
     * @throws LogConflict when a sequence or key is already there, or the lease was lost; nothing was written
     * @throws stoa.api.error.PlatformException NOT_READY when the database cannot be reached in time: whether the group was
     *     written is not known, so its streams must be loaded again before anything is decided on them
     */
    List<Long> append(List<Append> group);

    /** Sequence 0 for a stream that does not exist. */
    StreamHead head(StreamId stream);

    /** Events after the sequence, ascending, at most {@code limit} and about {@code maxBytes}, at least one if there is one. */
    List<StoredEvent> read(StreamId stream, long after, int limit, long maxBytes);

    /** The newest snapshot, or empty. */
    Optional<StoredSnapshot> snapshot(StreamId stream);

    /**
     * Saves a snapshot, keeps the two newest, and, if {@code firstSequence} is above the stream's first kept event, deletes the
     * events below it in the same transaction.
     */
    void saveSnapshot(StreamId stream, StoredSnapshot snapshot, long firstSequence);

    /** The receipt recorded for the key, if it is still kept (at least seven days). */
    Optional<StoredReceipt> receipt(StreamId stream, String key);

    /** Timers due at the moment or before, earliest first. */
    List<StoredTimer> dueTimers(Instant now, int limit);

    /** When the earliest timer that is not yet due becomes due. */
    Optional<Instant> nextTimer();

    /**
     * For each partition given, events after the position, in the order of positions, of the kinds named. What was trimmed is
     * left out; just after the trimming it may still come.
     */
    FollowBatch follow(Map<Integer, Long> after, Set<String> kinds, int limit);

    /** The last position of each partition that has events. */
    Map<Integer, Long> positions();

    /** The identity of this log's history; changes on restore, so that clients never mix two histories. */
    String incarnation();

    /** The gap before this start in which no node recorded that it was alive; empty on the first start. */
    Optional<Outage> lastOutage();
}
