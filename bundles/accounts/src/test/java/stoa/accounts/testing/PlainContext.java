package stoa.accounts.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import stoa.api.access.Access;
import stoa.api.access.LiveSessions;
import stoa.api.channel.Channels;
import stoa.api.plugin.Ids;
import stoa.api.plugin.Outage;
import stoa.api.plugin.PluginContext;
import stoa.api.plugin.PluginId;
import stoa.api.store.Stores;
import stoa.api.stream.Streams;
import stoa.api.task.Jobs;
import stoa.api.task.Tasks;

/** The part of the platform that accounts use. */
public final class PlainContext implements PluginContext {
    public final HandClock clock = new HandClock(Hall.START);
    public final HandTasks tasks = new HandTasks();
    public final CountedIds ids;
    public final ClosedSockets sockets = new ClosedSockets();
    private final Map<String, String> settings;

    public PlainContext(Map<String, String> settings, int idsAfter) {
        this.ids = new CountedIds(idsAfter);
        this.settings = settings;
    }

    @Override
    public PluginId plugin() {
        return new PluginId("accounts");
    }

    @Override
    public Stores stores() {
        return new PlainStores();
    }

    @Override
    public Tasks tasks() {
        return tasks;
    }

    @Override
    public LiveSessions liveSessions() {
        return sockets;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    @Override
    public Optional<URI> publicAddress() {
        return Optional.of(URI.create("http://127.0.0.1:8080/"));
    }

    @Override
    public Path scratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public Optional<Outage> lastOutage() {
        return Optional.empty();
    }

    @Override
    public Streams streams() {
        throw unused("streams");
    }

    @Override
    public Channels channels() {
        throw unused("channels");
    }

    @Override
    public Jobs jobs() {
        throw unused("jobs");
    }

    @Override
    public Access access() {
        throw unused("access");
    }

    private static UnsupportedOperationException unused(String what) {
        return new UnsupportedOperationException("Accounts use no " + what);
    }
}
