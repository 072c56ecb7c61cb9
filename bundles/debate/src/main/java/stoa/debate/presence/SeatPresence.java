package stoa.debate.presence;

import java.util.Set;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Caller;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;
import stoa.api.channel.PresenceListener;
import stoa.api.debate.DebateDecided;
import stoa.api.error.PlatformException;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.debate.room.Debate;
import stoa.debate.room.DebateCommand;

/** Tells a debate when the people in its seats go and come back. It is the person who counts, not the page or socket. */
@Component(service = PresenceListener.class)
public final class SeatPresence implements PresenceListener {
    private static final Logger LOG = LoggerFactory.getLogger(SeatPresence.class);
    private static final Caller SELF = Caller.system("debate-presence");

    private final Streams streams;

    @Activate
    public SeatPresence(@Reference PluginContext context) {
        this(context.streams());
    }

    SeatPresence(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(DebateDecided.KIND);
    }

    @Override
    public void joined(ChannelName channel, Member member) {
        tell(channel, member, DebateCommand.SeatBack::new);
    }

    @Override
    public void left(ChannelName channel, Member member) {
        tell(channel, member, DebateCommand.SeatAway::new);
    }

    private void tell(ChannelName channel, Member member, Function<String, DebateCommand> word) {
        var stream = StreamId.of(channel.kind(), channel.key());
        try {
            if (sits(stream, member)) {
                streams.send(stream, word.apply(member.userId()), Sending.by(SELF));
            }
        } catch (PlatformException failure) {
            LOG.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("user", member.userId())
                    .addKeyValue("error", failure.code().name())
                    .log("Could not tell a debate who is present");
        }
    }

    /** Onlookers come and go by the thousand; only those who sit are worth a command. */
    private boolean sits(StreamId stream, Member member) {
        var debate = streams.state(stream, Debate.class).state();
        return !debate.stage().isOver()
                && debate.seats().seatOf(member.userId()).isPresent();
    }
}
