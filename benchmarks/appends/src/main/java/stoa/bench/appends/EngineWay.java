package stoa.bench.appends;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.stream.Commits;
import stoa.kernel.messaging.stream.StreamEngine;
import stoa.kernel.messaging.stream.StreamService;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.log.LogTerms;

/** The platform's own engine: decided in a mailbox, committed in groups, receipts and positions written along. */
final class EngineWay implements Way {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final Store store;
    private final StreamEngine engine;
    private final StreamService streams;

    EngineWay(DatabaseSettings settings) {
        store = Store.open(settings, InstantSource.system(), LogTerms.USUAL);
        var codecs = new JacksonCodecs();
        engine = new StreamEngine(
                counting(store.log()), InstantSource.system(), new Usual(), codecs, new Commits(), new Hops());
        streams = new StreamService(engine, codecs);
        engine.addAggregate(new Note(), Map.of("service.id", 1L));
    }

    private EventLog counting(EventLog log) {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, args) -> {
                    try {
                        var answer = args == null ? method.invoke(log) : method.invoke(log, args);
                        if (method.getName().equals("append")) {
                            events.addAndGet(((List<?>) args[0]).size());
                            commits.incrementAndGet();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    @Override
    public void append(int writer, int number, String text) {
        var by = Sending.by(Caller.of("usr_" + writer, "Writer", Set.of(Role.MEMBER)))
                .withKey("k" + number);
        streams.send(StreamId.of("jot", "s" + writer), new Note.Jot(text), by);
    }

    @Override
    public Count count() {
        return new Count(events.get(), commits.get());
    }

    @Override
    public void close() {
        engine.stop();
        store.close();
    }

    private static final class Usual implements Settings {
        @Override
        public Optional<String> find(String name) {
            return Optional.empty();
        }

        @Override
        public int number(String name, int otherwise) {
            return otherwise;
        }

        @Override
        public Duration duration(String name, Duration otherwise) {
            return otherwise;
        }

        @Override
        public boolean flag(String name, boolean otherwise) {
            return otherwise;
        }
    }
}
