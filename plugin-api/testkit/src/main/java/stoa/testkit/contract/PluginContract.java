package stoa.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.PluginStatus;
import stoa.testkit.BundleFiles;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.UnloadProbe;

/** What every plugin must do: come to work, leave others alone, be exchanged while it is used, and go without a trace. */
public abstract class PluginContract {
    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create()
            .withSystemClock()
            .with("stoa.limits", "off")
            .with("stoa.log.level", "error");

    private static final int REDEPLOYS = 50;
    private static final int USERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String id;

    protected PluginContract(String id) {
        this.id = id;
    }

    /** Uses the plugin once, as people do. Called again and again while it is exchanged; must not fail then. */
    protected void use(Platform platform) throws Exception {}

    @Test
    @DisplayName("comes to work")
    void comesToWork(Platform platform) {
        var status = platform.awaitActive(id);

        assertEquals("", status.detail());
    }

    @Test
    @DisplayName("keeps working while each of its neighbours is stopped and started")
    void survivesItsNeighbours(Platform platform) {
        platform.awaitActive(id);
        var before = platform.bundle(id).orElseThrow().getBundleId();

        for (var neighbour : neighbours(platform)) {
            platform.plugins().stop(neighbour, PATIENCE);
            platform.plugins().start(neighbour, PATIENCE);
            platform.awaitActive(neighbour);
        }

        assertTrue(platform.awaitActive(id).isActive());
        assertEquals(before, platform.bundle(id).orElseThrow().getBundleId());
    }

    @Test
    @DisplayName("is exchanged fifty times while it is used, and its old class loaders are collected")
    void goesWithoutATrace(Platform platform) throws InterruptedException {
        platform.awaitActive(id);
        var probe = new UnloadProbe();
        var load = new Load(platform);
        var source = platform.source(id);

        for (var count = 1; count <= REDEPLOYS; count++) {
            probe.watch(platform.bundle(id).orElseThrow());
            var jar = platform.scratch().resolve(id + "-" + count % 2 + ".jar");
            var status = platform.deploy(BundleFiles.marked(source, jar, "exchange " + count));
            assertEquals("", status.problem());
            assertTrue(status.isActive(), status.why());
        }
        load.end();

        assertEquals(List.of(), load.failures());
        probe.assertUnloaded();
    }

    private List<String> neighbours(Platform platform) {
        return platform.plugins().list().stream()
                .map(PluginStatus::id)
                .filter(other -> !other.equals(id))
                .toList();
    }

    /** People who use the plugin all the time; what may be tried again they try again. */
    private final class Load {
        private final Platform platform;
        private final AtomicBoolean enough = new AtomicBoolean();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final List<Thread> users;

        Load(Platform platform) {
            this.platform = platform;
            this.users = IntStream.range(0, USERS)
                    .mapToObj(_ -> Thread.ofVirtual().start(this::useUntilEnough))
                    .toList();
        }

        void end() throws InterruptedException {
            enough.set(true);
            for (var user : users) {
                user.join();
            }
        }

        List<String> failures() {
            return List.copyOf(failures);
        }

        private void useUntilEnough() {
            while (!enough.get()) {
                try {
                    use(platform);
                } catch (PlatformException e) {
                    note(e, e.code().retryable());
                } catch (Exception | AssertionError e) {
                    note(e, false);
                }
                Thread.yield();
            }
        }

        private void note(Throwable failure, boolean retryable) {
            if (!retryable) {
                failures.add(failure.toString());
            }
        }
    }
}
