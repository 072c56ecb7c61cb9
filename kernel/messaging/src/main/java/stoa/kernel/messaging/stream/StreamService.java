package stoa.kernel.messaging.stream;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.error.Errors;
import stoa.api.stream.Current;
import stoa.api.stream.Receipt;
import stoa.api.stream.Recorded;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.registry.Held.Gone;

/** Streams for the plugins in this JVM. */
@Component(service = Streams.class)
public final class StreamService implements Streams {
    private static final int MOST_READ = 1000;
    private static final long MOST_BYTES = 8L << 20;

    private final StreamEngine engine;
    private final JacksonCodecs codecs;
    private final StateWriter states;

    @Activate
    public StreamService(@Reference StreamEngine engine, @Reference JacksonCodecs codecs) {
        this.engine = engine;
        this.codecs = codecs;
        this.states = new StateWriter(engine);
    }

    @Override
    public <C> Receipt send(StreamId stream, C command, Sending sending) {
        return engine.send(stream, write(stream, command), sending);
    }

    /** By the rules that know the record: during a swap an older version may still send its own. */
    private Written write(StreamId stream, Object command) {
        engine.kinds().of(stream);
        for (var held : engine.kinds().all(stream.kind())) {
            try (var visit = held.enter()) {
                if (visit.service().covers(command)) {
                    var written = visit.service().write(command);
                    return held == engine.kinds().of(stream) ? written : asSent(written);
                }
            } catch (Gone left) {
                continue;
            }
        }
        return writtenByNamesake(stream, command);
    }

    /**
     * In a swap a part of the plugin may come before its rules, or finish what it has in hand after they went: the rules in
     * force read its commands by their names.
     */
    private Written writtenByNamesake(StreamId stream, Object command) {
        var rules = engine.kinds().of(stream);
        try (var visit = rules.enter()) {
            var name = visit.service().namesake(command);
            if (name.isPresent() && command instanceof Record known) {
                return Written.json(name.get(), codecs.write(known));
            }
        } catch (Gone left) {
            throw Kinds.notServed(stream);
        }
        throw Errors.badInput(
                "Cannot send '" + command.getClass().getName() + "' to stream '" + stream
                        + "': it is not a command of the plugin that serves the kind. Use request for streams of other plugins.");
    }

    /** Another version reads it tolerantly, as if it came from outside. */
    private static Written asSent(Written written) {
        return new Written(written.type(), Written.CURRENT, written.codec(), written.payload());
    }

    @Override
    public Receipt request(StreamId stream, String type, Record command, Sending sending) {
        return engine.send(stream, Written.json(type, codecs.write(command)), sending);
    }

    @Override
    public <S> Current<S> state(StreamId stream, Class<S> type) {
        var fold = engine.committed(stream);
        return type.isInstance(fold.state())
                ? new Current<>(stream, fold.sequence(), type.cast(fold.state()))
                : view(stream, type);
    }

    @Override
    public <T> Current<T> view(StreamId stream, Class<T> record) {
        var shown = states.show(stream);
        return new Current<>(stream, shown.fold().sequence(), codecs.read(shown.json(), record));
    }

    @Override
    public long head(StreamId stream) {
        var mailbox = engine.mailbox(stream);
        var committed = mailbox == null ? null : mailbox.committed();
        return committed == null ? engine.log().head(stream).lastSequence() : committed.sequence();
    }

    @Override
    public List<Recorded> read(StreamId stream, long after, int limit) {
        return engine.log().read(stream, after, Math.clamp(limit, 1, MOST_READ), MOST_BYTES).stream()
                .<Recorded>map(event -> new RecordedEvent(event, codecs))
                .toList();
    }
}
