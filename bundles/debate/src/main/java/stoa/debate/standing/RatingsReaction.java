package stoa.debate.standing;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Caller;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Seat;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Reaction;
import stoa.api.stream.Recorded;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.debate.room.DebateCommand;
import stoa.debate.room.RatingChange;

/** Tells a debate how its result moved the ratings. */
@Component(service = Reaction.class)
public final class RatingsReaction implements Reaction {
    private static final Caller SELF = Caller.system("debate-ratings");
    private static final String LEDGER = "ratings";
    private static final String APPLIED = "applied";

    private final Streams streams;

    @Activate
    public RatingsReaction(@Reference PluginContext context) {
        this(context.streams());
    }

    RatingsReaction(Streams streams) {
        this.streams = streams;
    }

    /** What this plugin reads of a ledger's entry: {@code a} spoke for the motion. */
    record Applied(String result, Side a, Side b) {}

    /** One player's part of it. */
    record Side(String user, int before, int after, int delta) {
        RatingChange in(Seat seat) {
            return new RatingChange(seat, user, before, after, delta);
        }
    }

    @Override
    public String name() {
        return "debate-ratings";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(LEDGER);
    }

    @Override
    public void react(Recorded event) {
        if (event.type().equals(APPLIED)) {
            var entry = event.as(Applied.class);
            var changes = List.of(entry.a().in(Seat.PROPOSITION), entry.b().in(Seat.OPPOSITION));
            streams.send(
                    StreamId.of(DebateDecided.KIND, entry.result()),
                    new DebateCommand.RecordRatings(changes),
                    Sending.by(SELF).withKey(event.id()));
        }
    }
}
