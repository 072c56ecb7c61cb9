package stoa.kernel.lifecycle.context;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import stoa.api.access.Access;
import stoa.api.access.LiveSessions;
import stoa.api.channel.Channels;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.plugin.Ids;
import stoa.api.plugin.Outage;
import stoa.api.plugin.PluginContext;
import stoa.api.plugin.PluginId;
import stoa.api.store.Stores;
import stoa.api.stream.Streams;
import stoa.api.task.Jobs;
import stoa.api.task.Tasks;

/** The context of one bundle: every service behind a gate that closes with the bundle. */
final class OwnedContext implements PluginContext {
    private static final Set<String> OF_THE_PLATFORM = Set.of("data", "demo", "limits", "judge.default", "judge.reach");

    private final PluginId plugin;
    private final Ground ground;
    private final Hall hall;
    private final Belongings belongings;
    private final Streams streams;
    private final Channels channels;
    private final Stores stores;
    private final Jobs jobs;
    private final Tasks tasks;
    private final Access access;
    private final LiveSessions liveSessions;

    OwnedContext(PluginId plugin, ClassLoader loader, Ground ground, Messaging messaging, Hall hall) {
        this.plugin = plugin;
        this.ground = ground;
        this.hall = hall;
        this.belongings = new Belongings(plugin.text());
        this.streams = Gate.before(Streams.class, messaging.streams, belongings);
        this.channels = new OwnedChannels(messaging.channels, belongings);
        this.stores = Gate.before(Stores.class, messaging.stores.of(plugin), belongings);
        this.jobs = Gate.before(Jobs.class, messaging.jobs, belongings);
        this.tasks = new OwnedTasks(messaging.tasks, belongings, loader);
        this.access = Gate.before(Access.class, hall.access, belongings);
        this.liveSessions = Gate.before(LiveSessions.class, hall.liveSessions, belongings);
    }

    /** Idempotent. */
    void close() {
        belongings.close();
    }

    @Override
    public PluginId plugin() {
        return open(plugin);
    }

    @Override
    public Streams streams() {
        return open(streams);
    }

    @Override
    public Channels channels() {
        return open(channels);
    }

    @Override
    public Stores stores() {
        return open(stores);
    }

    @Override
    public Jobs jobs() {
        return open(jobs);
    }

    @Override
    public Tasks tasks() {
        return open(tasks);
    }

    @Override
    public Access access() {
        return open(access);
    }

    @Override
    public LiveSessions liveSessions() {
        return open(liveSessions);
    }

    @Override
    public InstantSource clock() {
        return open(ground.clock);
    }

    @Override
    public Ids ids() {
        return open(ground.ids);
    }

    @Override
    public Optional<String> setting(String name) {
        var own = open(ground.settings).find("stoa." + plugin + "." + name);
        return OF_THE_PLATFORM.contains(name) ? own.or(() -> ground.settings.find("stoa." + name)) : own;
    }

    @Override
    public Optional<URI> publicAddress() {
        return open(ground).publicAddress();
    }

    @Override
    public Path scratch() {
        var folder = Path.of(open(ground.settings).text("stoa.data", "data"), "scratch", plugin.text());
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new PlatformException(
                    Errors.INTERNAL,
                    "The scratch folder '" + folder + "' cannot be made. Check the rights of the data folder.",
                    failure);
        }
    }

    @Override
    public Optional<Outage> lastOutage() {
        return open(hall.log).lastOutage();
    }

    @Override
    public void reportFault(Object service, String doing, Throwable cause) {
        if (!(cause instanceof PlatformException) && !(cause instanceof InterruptedException)) {
            open(ground).faults.failed(service, doing, cause);
        }
    }

    private <T> T open(T part) {
        belongings.check();
        return part;
    }
}
