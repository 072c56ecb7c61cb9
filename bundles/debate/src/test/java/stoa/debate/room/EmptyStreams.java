package stoa.debate.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.api.stream.Current;
import stoa.api.stream.Receipt;
import stoa.api.stream.Recorded;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;

/** The streams of a platform on which there is no debate yet. */
public final class EmptyStreams implements Streams {
    private final Map<StreamId, Rehearsal> stages = new HashMap<>();
    private int sent;

    /** How many commands came. */
    public int sent() {
        return sent;
    }

    @Override
    public <C> Receipt send(StreamId stream, C command, Sending sending) {
        var stage = stages.computeIfAbsent(stream, _ -> new Rehearsal());
        stage.must(sending.caller(), (DebateCommand) command);
        sent++;
        return new Receipt(stream, stage.log.size(), stage.now, false);
    }

    @Override
    public long head(StreamId stream) {
        return stages.containsKey(stream) ? stages.get(stream).log.size() : 0;
    }

    @Override
    public <S> Current<S> state(StreamId stream, Class<S> type) {
        return new Current<>(stream, head(stream), type.cast(stages.get(stream).state));
    }

    @Override
    public Receipt request(StreamId stream, String type, Record command, Sending sending) {
        throw new UnsupportedOperationException("not on this stage");
    }

    @Override
    public <T> Current<T> view(StreamId stream, Class<T> record) {
        throw new UnsupportedOperationException("not on this stage");
    }

    @Override
    public List<Recorded> read(StreamId stream, long after, int limit) {
        throw new UnsupportedOperationException("not on this stage");
    }
}
