package stoa.kernel.gateway.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;
import stoa.api.channel.PresenceListener;
import stoa.kernel.contract.messaging.PresenceSource;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.gateway.settings.LiveSettings;

/** Presence as a service of its own, so that messaging can ask without needing the server; tells listeners of bundles. */
@Component(service = {PresenceSource.class, Presences.class})
public final class Presences implements PresenceSource {
    private static final Logger LOG = LoggerFactory.getLogger(Presences.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("presence").factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<PresenceListener, Strand> listeners = new ConcurrentHashMap<>();
    private final Map<ChannelName, Map<Member, Boolean>> changed = new LinkedHashMap<>();
    private final PresenceBoard board;

    @Activate
    public Presences(@Reference Settings settings) {
        this.board = new PresenceBoard(LiveSettings.from(settings).pulse().grace(), timer, new Noted());
    }

    /** Tells this listener from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(PresenceListener listener) {
        listeners.put(listener, new Strand(threads));
    }

    /** Tells this listener no more. */
    public void removeListener(PresenceListener listener) {
        listeners.remove(listener);
    }

    @Deactivate
    public void stop() {
        board.close();
        threads.shutdownNow();
    }

    @Override
    public List<Member> present(ChannelName channel) {
        return board.present(channel);
    }

    PresenceBoard board() {
        return board;
    }

    /** The net changes since the last call: for each channel who came (true) and who left (false). */
    Map<ChannelName, Map<Member, Boolean>> takeChanges() {
        synchronized (changed) {
            var taken = Map.copyOf(changed);
            changed.clear();
            return taken;
        }
    }

    private final class Noted implements PresenceBoard.Changes {
        @Override
        public void joined(ChannelName channel, Member member) {
            note(channel, member, true);
            tell(channel, listener -> listener.joined(channel, member));
        }

        @Override
        public void left(ChannelName channel, Member member) {
            note(channel, member, false);
            tell(channel, listener -> listener.left(channel, member));
        }
    }

    private void note(ChannelName channel, Member member, boolean came) {
        synchronized (changed) {
            var members = changed.computeIfAbsent(channel, name -> new LinkedHashMap<>());
            var before = members.get(member);
            if (before == null) {
                members.put(member, came);
            } else if (before != came) {
                members.remove(member);
            }
        }
    }

    private void tell(ChannelName channel, Consumer<PresenceListener> news) {
        listeners.forEach((listener, strand) -> strand.execute(() -> {
            if (listeners.containsKey(listener)) {
                tell(listener, channel, news);
            }
        }));
    }

    private static void tell(PresenceListener listener, ChannelName channel, Consumer<PresenceListener> news) {
        try {
            if (listener.kinds().contains(channel.kind())) {
                news.accept(listener);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.atWarn()
                    .addKeyValue("listener", listener.getClass().getName())
                    .addKeyValue("channel", channel)
                    .setCause(e)
                    .log("A presence listener failed.");
        }
    }
}
