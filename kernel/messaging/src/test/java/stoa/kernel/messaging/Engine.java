package stoa.kernel.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.stream.Aggregate;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.messaging.feed.FeedService;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.stream.Commits;
import stoa.kernel.messaging.stream.JsonDesk;
import stoa.kernel.messaging.stream.StreamEngine;
import stoa.kernel.messaging.stream.StreamService;

/** Streams and feeds put together as declarative services would. */
public final class Engine implements AutoCloseable {
    public static final Sending ANN = Sending.by(Caller.of("usr_ann", "Ann", java.util.Set.of(Role.MEMBER)));

    static {
        org.awaitility.Awaitility.setDefaultPollDelay(Duration.ZERO);
        org.awaitility.Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
    }

    public final JacksonCodecs codecs = new JacksonCodecs();
    public final Commits commits = new Commits();
    public final Hops hops = new Hops();
    public final StreamEngine engine;
    public final StreamService streams;
    public final JsonDesk desk;
    public final FeedService feeds;
    private long registrations;

    public Engine(EventLog log, InstantSource clock) {
        this(log, clock, Map.of());
    }

    public Engine(EventLog log, InstantSource clock, Map<String, String> settings) {
        engine = new StreamEngine(log, clock, new MapSettings(settings), codecs, commits, hops);
        streams = new StreamService(engine, codecs);
        desk = new JsonDesk(engine);
        feeds = new FeedService(log, codecs, commits, hops);
    }

    public Engine with(Aggregate<?, ?, ?> aggregate) {
        engine.addAggregate(aggregate, Map.of("service.id", ++registrations));
        return this;
    }

    public static StreamId tally(String key) {
        return StreamId.of("tally", key);
    }

    @Override
    public void close() {
        feeds.stop();
        engine.stop();
    }

    /** Settings of a test. */
    public record MapSettings(Map<String, String> all) implements Settings {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(all.get(name));
        }

        @Override
        public int number(String name, int otherwise) {
            return find(name).map(Integer::parseInt).orElse(otherwise);
        }

        @Override
        public Duration duration(String name, Duration otherwise) {
            return find(name).map(Duration::parse).orElse(otherwise);
        }

        @Override
        public boolean flag(String name, boolean otherwise) {
            return find(name).map(Boolean::parseBoolean).orElse(otherwise);
        }
    }
}
