package stoa.kernel.messaging.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.channel.ChannelKind;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Channels;
import stoa.api.channel.Member;
import stoa.api.channel.Published;
import stoa.api.error.Errors;
import stoa.api.plugin.Registration;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.contract.messaging.Feeds;
import stoa.kernel.contract.messaging.PresenceSource;
import stoa.kernel.contract.messaging.Replay;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Held.Gone;
import stoa.kernel.messaging.registry.ServiceOrder;
import stoa.kernel.messaging.stream.Commits;

/** Channels for the gateway ({@link Feeds}) and for plugins ({@link Channels}). */
@Component(service = {Feeds.class, Channels.class})
public final class FeedService implements Feeds, Channels {
    private static final int MOST_REPLAYED = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final FeedTable table;
    private final JacksonCodecs codecs;
    private final Hops hops;
    private final Registration commits;
    private final Map<ListenerQueue, ChannelName> listeners = new ConcurrentHashMap<>();
    private volatile @Nullable PresenceSource presence;

    @Activate
    public FeedService(
            @Reference EventLog log,
            @Reference JacksonCodecs codecs,
            @Reference Commits commits,
            @Reference Hops hops) {
        this.table = new FeedTable(log, codecs, hops);
        this.codecs = codecs;
        this.hops = hops;
        this.commits = commits.listen(table);
    }

    @Deactivate
    public void stop() {
        commits.close();
        table.stop();
    }

    /** A plugin offers a kind of ephemeral channel. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addKind(ChannelKind kind, Map<String, ?> properties) {
        table.kinds().add(kind.kind(), new Held<>(kind, kind), ServiceOrder.of(properties));
        serve(kind.kind(), "The kind of channel has changed");
    }

    /** Those who watch stay if another version of the plugin serves the same. */
    public void removeKind(ChannelKind kind) {
        table.kinds()
                .remove(kind.kind(), held -> held.service() == kind)
                .ifPresent(held -> held.leave(PATIENCE, PATIENCE));
        serve(kind.kind(), "The plugin of the channel has stopped");
    }

    private void serve(String kind, String reason) {
        var current = table.kinds().current(kind);
        table.endUnless(kind, current == null ? null : current.service().memory(), reason);
        if (current != null) {
            listeners.forEach((listener, channel) -> {
                if (channel.kind().equals(kind)) {
                    attachListener(channel, listener);
                }
            });
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindPresence(PresenceSource source) {
        presence = source;
    }

    void unbindPresence(PresenceSource source) {
        if (presence == source) {
            presence = null;
        }
    }

    @Override
    public Registration attach(ChannelName channel, FeedSink sink) {
        var feed = attachTo(channel, sink);
        if (feed instanceof LoggedFeed logged && !logged.exists()) {
            feed.detach(sink);
            dropUnused(channel, feed);
            throw unknown(channel);
        }
        return () -> feed.detach(sink);
    }

    private Feed attachTo(ChannelName channel, FeedSink sink) {
        while (true) {
            var feed = table.of(channel);
            if (feed.attach(sink)) {
                return feed;
            }
            table.drop(channel, feed);
        }
    }

    private static RuntimeException unknown(ChannelName channel) {
        return Errors.notFound("Channel '" + channel
                + "' does not exist: no stream of that name has events and no plugin offers the kind '" + channel.kind()
                + "'. Check the name.");
    }

    @Override
    public Replay replay(ChannelName channel, long after, int limit) {
        return existing(channel).replay(after, Math.clamp(limit, 0, MOST_REPLAYED));
    }

    @Override
    public Replay position(ChannelName channel) {
        return existing(channel).position();
    }

    @Override
    public Replay before(ChannelName channel, long offset, int limit) {
        return existing(channel).before(offset, Math.clamp(limit, 1, MOST_REPLAYED));
    }

    private Feed existing(ChannelName channel) {
        var feed = table.of(channel);
        if (feed instanceof LoggedFeed logged) {
            if (!logged.open()) {
                table.drop(channel, feed);
                return existing(channel);
            }
            if (!logged.exists()) {
                dropUnused(channel, feed);
                throw unknown(channel);
            }
        }
        return feed;
    }

    /** Whoever asks for names that do not exist must not fill the memory. */
    private void dropUnused(ChannelName channel, Feed feed) {
        if (feed.retire(System.nanoTime())) {
            table.drop(channel, feed);
        }
    }

    @Override
    public void publish(ChannelName channel, String key, byte[] json) {
        var kind = table.kinds().current(channel.kind());
        if (kind == null) {
            throw notEphemeral(channel);
        }
        try (var visit = kind.enter()) {
            if (!visit.service().accept(channel, json)) {
                throw Errors.badInput("Channel '" + channel + "' does not accept this publication. Check its form.");
            }
        } catch (Gone swapped) {
            throw notEphemeral(channel);
        }
        publishJson(channel, key, json);
    }

    private static RuntimeException notEphemeral(ChannelName channel) {
        return Errors.badInput("Cannot publish to channel '" + channel
                + "': no plugin offers it as an ephemeral kind. Send a command to change a stream.");
    }

    @Override
    public void publish(ChannelName channel, String key, Record data) {
        publishJson(channel, key, codecs.write(data));
    }

    @Override
    public void publishJson(ChannelName channel, String key, byte[] json) {
        if (!table.isEphemeral(channel)) {
            throw notEphemeral(channel);
        }
        while (table.of(channel) instanceof EphemeralFeed feed && !feed.publish(key, json)) {
            table.drop(channel, feed);
        }
    }

    @Override
    public void forget(ChannelName channel, String key) {
        if (table.find(channel) instanceof EphemeralFeed feed) {
            feed.forget(key);
        }
    }

    @Override
    public Registration listen(ChannelName channel, Consumer<Published> listener) {
        var queue = new ListenerQueue(listener, hops);
        listeners.put(queue, channel);
        attachListener(channel, queue);
        return () -> {
            listeners.remove(queue);
            queue.close();
            var feed = table.find(channel);
            if (feed != null) {
                feed.detach(queue);
            }
        };
    }

    private void attachListener(ChannelName channel, ListenerQueue queue) {
        attachTo(channel, queue);
    }

    @Override
    public List<Member> present(ChannelName channel) {
        var source = presence;
        return source == null ? List.of() : source.present(channel);
    }
}
