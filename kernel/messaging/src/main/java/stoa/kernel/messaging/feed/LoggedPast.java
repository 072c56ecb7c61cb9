package stoa.kernel.messaging.feed;

import java.util.ArrayList;
import java.util.List;
import stoa.api.channel.ChannelName;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.messaging.Publication;
import stoa.kernel.contract.messaging.Replay;

/**
 * Reads a stream's past from the log, as publications. Needs no lock: readers that come back after long must not hold up those that
 * are here.
 */
final class LoggedPast {
    private final ChannelName channel;
    private final StreamId stream;
    private final EventLog log;
    private final PublicationWriter writer;
    private final String epoch;

    LoggedPast(ChannelName channel, EventLog log, PublicationWriter writer, String epoch) {
        this.channel = channel;
        this.stream = StreamId.of(channel.kind(), channel.key());
        this.log = log;
        this.writer = writer;
        this.epoch = epoch;
    }

    Replay part(long head, List<Publication> publications) {
        var reached = publications.isEmpty() ? 0 : publications.getLast().offset();
        return new Replay(epoch, head, true, reached == head, publications);
    }

    /** What follows an offset, up to the head. */
    Replay after(long after, long head, int limit) {
        var events = log.read(stream, after, limit, Limits.MOST_BYTES);
        if (events.isEmpty() || events.getFirst().sequence() != after + 1) {
            return new Replay(epoch, head, true, false, List.of());
        }
        var limits = new Limits(limit);
        var publications = new ArrayList<Publication>();
        for (var event : events) {
            if (event.sequence() > head || !limits.take(writer.of(channel, event), publications)) {
                break;
            }
        }
        return part(head, publications);
    }

    /** What comes before an offset, or before the end for one that there is not; the newest first. */
    Replay before(long offset, long head, int limit) {
        var end = offset <= 0 || offset > head ? head + 1 : offset;
        var first = Math.max(log.head(stream).firstSequence(), end - limit);
        var events = first >= end
                ? List.<StoredEvent>of()
                : log.read(stream, first - 1, (int) (end - first), Long.MAX_VALUE);
        var limits = new Limits(limit);
        var publications = new ArrayList<Publication>();
        for (var event : events.reversed()) {
            if (!limits.take(writer.of(channel, event), publications)) {
                break;
            }
        }
        var reached = publications.isEmpty() ? end : publications.getLast().offset();
        return new Replay(epoch, head, true, reached <= log.head(stream).firstSequence(), publications);
    }
}
