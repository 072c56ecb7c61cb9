package stoa.api.plugin;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.access.Access;
import stoa.api.access.LiveSessions;
import stoa.api.channel.Channels;
import stoa.api.store.Stores;
import stoa.api.stream.Streams;
import stoa.api.task.Jobs;
import stoa.api.task.Tasks;

/**
 * What the platform offers to one plugin. Inject it with a declarative services reference; each bundle gets its own.
 *
 * <p>Threads: every method may be called from any thread. Failure: after the bundle stopped, every method throws
 * {@link IllegalStateException}. Unload: whatever was opened through it is closed in reverse order.
 */
@ProviderType
public interface PluginContext {
    PluginId plugin();

    Streams streams();

    Channels channels();

    Stores stores();

    Jobs jobs();

    Tasks tasks();

    Access access();

    LiveSessions liveSessions();

    /** The platform's clock; a test moves it by hand. */
    InstantSource clock();

    Ids ids();

    /**
     * A setting of the distribution named {@code stoa.<plugin id>.<name>}. Five concern the whole platform, so {@code stoa.<name>}
     * answers where the plugin has none of its own: {@code data} (the folder of everything that is stored), {@code demo}
     * ({@code true} where sample people and content are wanted) {@code limits} ({@code off} where nobody is slowed down),
     * {@code judge.default} (the id of the judge whose word counts) and {@code judge.reach} ({@code local} where no text may leave
     * the machine).
     */
    Optional<String> setting(String name);

    /** Where people reach the platform, for links in messages; empty while it does not listen yet. */
    default Optional<URI> publicAddress() {
        return Optional.empty();
    }

    /**
     * A folder of the plugin's own for what can be made again: sandboxes, compile caches. It exists when this returns, outlives
     * restarts as a rule, may be emptied while the platform is down, and is in no backup.
     */
    Path scratch();

    /** The last time the platform was down, for state that must not charge people for it. */
    Optional<Outage> lastOutage();

    /**
     * Says that another plugin failed when this one called it, so that its failures are counted and it is quarantined when there
     * are too many; for a plugin that calls services of others and survives what they do. Whose fault it is says the stack of
     * the first cause: that of the plugin on top of it, the called one's when there is no stack. Platform exceptions and
     * interrupts are answers and count for nobody. Returns at once.
     *
     * @param service the object that was called
     * @param doing what for and for whom, for example {@code judge 'rubric' on 'deb_1'}: failures of one source count only up to
     *     a share, so that one poisoned input takes no plugin from everybody
     */
    default void reportFault(Object service, String doing, Throwable cause) {}
}
