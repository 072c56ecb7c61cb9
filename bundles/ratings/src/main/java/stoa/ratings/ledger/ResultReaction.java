package stoa.ratings.ledger;

import java.util.Optional;
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
import stoa.api.stream.Streams;

/** Brings each rated result to the ledger; the debate's id makes a repeat harmless. */
@Component(service = Reaction.class)
public final class ResultReaction implements Reaction {
    private static final Caller SELF = Caller.system("ratings");

    private final Streams streams;

    @Activate
    public ResultReaction(@Reference PluginContext context) {
        this(context.streams());
    }

    ResultReaction(Streams streams) {
        this.streams = streams;
    }

    /** What the ledger reads of a result: {@link DebateDecided}, and names to show if the debate tells them. */
    record Result(
            String proposition,
            String opposition,
            Optional<String> propositionName,
            Optional<String> oppositionName,
            Optional<Seat> winner,
            boolean rated) {
        RatingCommand.Apply entry(String debate) {
            return new RatingCommand.Apply(
                    debate,
                    new RatingCommand.Player(proposition, propositionName.orElse(proposition)),
                    new RatingCommand.Player(opposition, oppositionName.orElse(opposition)),
                    winner);
        }
    }

    @Override
    public String name() {
        return "ratings-results";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(DebateDecided.KIND);
    }

    @Override
    public void react(Recorded event) {
        if (event.type().equals(DebateDecided.TYPE)) {
            var result = event.as(Result.class);
            var debate = event.stream().key();
            if (result.rated()) {
                streams.send(
                        LedgerAggregate.STREAM,
                        result.entry(debate),
                        Sending.by(SELF).withKey(debate));
            }
        }
    }
}
