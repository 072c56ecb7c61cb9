package stoa.kernel.messaging.feed;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import stoa.api.channel.ChannelKind;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Memory;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.meter.Hops.Hop;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Latest;
import stoa.kernel.messaging.stream.CommitListener;

/** The feeds in use, made when somebody asks for a channel and let go when nobody has for a while. */
final class FeedTable implements CommitListener {
    private static final long LINGER_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long SWEEP_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<ChannelName, Feed> feeds = new ConcurrentHashMap<>();
    private final Latest<Held<ChannelKind>> kinds = new Latest<>();
    private final EventLog log;
    private final Hops hops;
    private final PublicationWriter writer;
    private final String incarnation;
    private final SecureRandom random = new SecureRandom();
    private final Strands strands;
    private final Thread sweeper =
            Thread.ofPlatform().name("feed-sweeper").daemon().unstarted(this::sweep);
    private volatile boolean stopped;

    FeedTable(EventLog log, JacksonCodecs codecs, Hops hops) {
        this.log = log;
        this.hops = hops;
        this.writer = new PublicationWriter(codecs);
        this.incarnation = log.incarnation();
        this.strands = new Strands(Math.max(2, Runtime.getRuntime().availableProcessors()), hops);
        hops.show("feeds", feeds::size);
        sweeper.start();
    }

    Latest<Held<ChannelKind>> kinds() {
        return kinds;
    }

    boolean isEphemeral(ChannelName channel) {
        return kinds.current(channel.kind()) != null;
    }

    Feed of(ChannelName channel) {
        return feeds.computeIfAbsent(channel, this::make);
    }

    private Feed make(ChannelName channel) {
        var kind = kinds.current(channel.kind());
        return kind == null
                ? new LoggedFeed(channel, log, writer, incarnation)
                : new EphemeralFeed(channel, kind.service().memory(), strands, epoch());
    }

    private String epoch() {
        var bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Nullable
    Feed find(ChannelName channel) {
        return feeds.get(channel);
    }

    void drop(ChannelName channel, Feed feed) {
        feeds.remove(channel, feed);
    }

    /** Ends the feeds of a kind that do not fit it any more; the memory is null when nobody offers the kind. */
    void endUnless(String kind, @Nullable Memory memory, String reason) {
        feeds.forEach((channel, feed) -> {
            if (channel.kind().equals(kind) && !fits(feed, memory)) {
                feeds.remove(channel, feed);
                if (feed instanceof EphemeralFeed ephemeral) {
                    ephemeral.end(reason);
                }
            }
        });
    }

    private static boolean fits(Feed feed, @Nullable Memory memory) {
        return switch (feed) {
            case EphemeralFeed ephemeral -> ephemeral.memory().equals(memory);
            case LoggedFeed _ -> memory == null;
        };
    }

    @Override
    public void committed(List<StoredEvent> events) {
        var start = System.nanoTime();
        var run = new ArrayList<StoredEvent>();
        for (var event : events) {
            if (!run.isEmpty() && !run.getFirst().stream().equals(event.stream())) {
                hand(run, start);
                run = new ArrayList<>();
            }
            run.add(event);
        }
        if (!run.isEmpty()) {
            hand(run, start);
        }
    }

    private void hand(List<StoredEvent> run, long start) {
        var channel = channel(run.getFirst().stream());
        if (feeds.get(channel) instanceof LoggedFeed feed) {
            strands.run(channel, () -> {
                feed.committed(run);
                hops.since(Hop.PUBLISH, start);
            });
        }
    }

    @Override
    public void uncertain(StreamId stream) {
        if (feeds.get(channel(stream)) instanceof LoggedFeed feed) {
            feed.uncertain();
        }
    }

    private static ChannelName channel(StreamId stream) {
        return ChannelName.of(stream.kind(), stream.key());
    }

    private void sweep() {
        while (!stopped) {
            LockSupport.parkNanos(SWEEP_NANOS);
            var before = System.nanoTime() - LINGER_NANOS;
            feeds.forEach((channel, feed) -> {
                if (feed.retire(before)) {
                    feeds.remove(channel, feed);
                }
            });
        }
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(sweeper);
        strands.stop();
    }
}
