package stoa.debate.presence;

import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Caller;
import stoa.api.debate.DebateDecided;
import stoa.api.error.PlatformException;
import stoa.api.plugin.Outage;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.debate.lobby.DebateCard;
import stoa.debate.lobby.LobbyBoard;
import stoa.debate.room.Debate;
import stoa.debate.room.DebateCommand;

/**
 * Brings live debates up to date after a start: tells them of the outage, once, and the lobby how far they are.
 *
 * <p>Telling is for those who watch: a debate gives the time back by itself before it decides anything.
 */
@Component(service = {})
public final class AfterOutage {
    private static final Logger LOG = LoggerFactory.getLogger(AfterOutage.class);
    private static final Caller SELF = Caller.system("debate-outage");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 30;

    private final PluginContext context;
    private final LobbyBoard board;

    @Activate
    public AfterOutage(@Reference PluginContext context, @Reference LobbyBoard board) {
        this.context = context;
        this.board = board;
        var live = board.cards().filter(card -> card.stage().isLive()).toList();
        context.tasks().run("after-outage", () -> live.forEach(card -> refresh(card, TRIES)));
    }

    private void refresh(DebateCard card, int triesLeft) {
        try {
            refresh(StreamId.of(DebateDecided.KIND, card.id()), card);
        } catch (PlatformException failure) {
            if (failure.code().retryable() && triesLeft > 1) {
                context.tasks().after(PAUSE, "after-outage", () -> refresh(card, triesLeft - 1));
            } else {
                LOG.atWarn()
                        .addKeyValue("debate", card.id())
                        .addKeyValue("error", failure.code().name())
                        .log("Could not tell a debate of the outage");
            }
        }
    }

    private void refresh(StreamId stream, DebateCard card) {
        show(card, context.streams().state(stream, Debate.class).state());
        context.lastOutage().ifPresent(outage -> tell(stream, outage));
    }

    private void show(DebateCard card, Debate debate) {
        Optional.of(debate.turns())
                .filter(turns -> !turns.isEmpty())
                .ifPresent(turns -> board.spoken(
                        card.id(),
                        turns.size(),
                        debate.clocks(),
                        turns.getLast().at()));
    }

    private void tell(StreamId stream, Outage outage) {
        var word = new DebateCommand.PlatformBack(outage.from(), outage.until());
        var key = "outage-" + outage.until().toEpochMilli();
        context.streams().send(stream, word, Sending.by(SELF).withKey(key));
    }
}
