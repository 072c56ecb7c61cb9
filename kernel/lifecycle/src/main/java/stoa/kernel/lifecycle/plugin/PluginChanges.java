package stoa.kernel.lifecycle.plugin;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import stoa.api.error.ErrorCode;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.task.Deadline;

/** Changes that people ask for. A call waits for the end of the change, but not beyond its deadline. Any thread. */
public final class PluginChanges {
    static final ErrorCode REFUSED = ErrorCode.rejected("PLUGIN_REFUSED");
    private static final long MARGIN_MILLIS = 1_000;

    private final Deployer deployer;
    private final InstantSource clock;

    /**
     * Where the other version comes from.
     *
     * @param file the name of a jar in the deploy folder
     * @param version one that is kept
     */
    public record Source(Optional<String> file, Optional<String> version) {}

    /** What became of it; not done when the deadline came first. */
    public record Result(boolean done, PluginStatus plugin) {}

    public PluginChanges(Deployer deployer, InstantSource clock) {
        this.deployer = deployer;
        this.clock = clock;
    }

    /** Throws {@code NOT_FOUND} that names the plugins there are. */
    public PluginStatus status(String id) {
        return deployer.find(id).orElseThrow(() -> unknown(id));
    }

    public Plan plan(String id, Source source, Deadline deadline) {
        var box = box(id);
        return await(box.ask(() -> box.slot().plan(jar(box.slot(), source))), deadline)
                .orElseThrow(() -> new PlatformException(
                        Errors.NOT_READY, "Plugin '" + id + "' is being changed. Ask again in a moment."));
    }

    public Result swap(String id, Source source, Deadline deadline) {
        return change(id, deadline, slot -> {
            var jar = jar(slot, source);
            slot.deploy(slot.shelf().keep(jar));
        });
    }

    /** A jar of the deploy folder, whatever plugin it holds. */
    public Result deploy(String file, Deadline deadline) {
        var jar = inDeployFolder(file);
        if (deployer.slots().find(jar.id()).isEmpty()) {
            deployer.lookNow();
            return new Result(
                    false,
                    deployer.find(jar.id())
                            .orElseThrow(() -> new PlatformException(
                                    Errors.NOT_READY,
                                    "Jar '" + file + "' is still being written. Ask again in a moment.")));
        }
        return change(jar.id(), deadline, slot -> slot.deploy(slot.shelf().keep(jar)));
    }

    public Result rollback(String id, Deadline deadline) {
        return change(id, deadline, PluginSlot::rollback);
    }

    public Result start(String id, Deadline deadline) {
        return change(id, deadline, PluginSlot::start);
    }

    public Result stop(String id, Deadline deadline) {
        return change(id, deadline, PluginSlot::stop);
    }

    private Result change(String id, Deadline deadline, Consumer<PluginSlot> change) {
        var box = box(id);
        return await(box.submit(() -> change.accept(box.slot())), deadline)
                .map(status -> new Result(true, status))
                .orElseGet(() -> new Result(false, box.slot().status()));
    }

    private PluginJar jar(PluginSlot slot, Source source) {
        if (source.file().isPresent()) {
            var jar = inDeployFolder(source.file().get());
            if (!jar.id().equals(slot.status().id())) {
                throw Errors.badInput("Jar '" + source.file().get() + "' holds plugin '" + jar.id() + "', not '"
                        + slot.status().id() + "'. Name a jar of the same plugin.");
            }
            return jar;
        }
        var wanted = source.version()
                .orElseThrow(() -> Errors.badInput("A change needs a file in the deploy folder, or a kept version."));
        return slot.shelf()
                .find(wanted)
                .orElseThrow(() -> Errors.notFound("Version '" + wanted + "' of plugin '" + slot.status().id()
                        + "' is not kept. Kept are: " + String.join(", ", slot.status().versions()) + "."));
    }

    private PluginJar inDeployFolder(String name) {
        var folder = deployer.deployFolder().toAbsolutePath().normalize();
        var file = folder.resolve(name).normalize();
        if (!folder.equals(file.getParent())) {
            throw Errors.badInput("File '" + name + "' must be the name of a jar in '" + folder + "'.");
        }
        if (!file.toFile().isFile()) {
            throw Errors.notFound("There is no '" + name + "' in '" + folder + "'. Copy it there first.");
        }
        try {
            return JarCheck.read(file);
        } catch (RejectedJar e) {
            throw new PlatformException(REFUSED, e.sentence());
        }
    }

    private Mailbox box(String id) {
        return deployer.slots().find(id).orElseThrow(() -> unknown(id));
    }

    private PlatformException unknown(String id) {
        var known = deployer.list().stream().map(PluginStatus::id).toList();
        return Errors.notFound("Plugin '" + id + "' is unknown. Known are: " + String.join(", ", known) + ".");
    }

    /** Empty at the deadline; a moment before it, so that the answer still arrives. */
    private <T> Optional<T> await(Future<T> change, Deadline deadline) {
        try {
            var left = deadline.left(clock).toMillis() - MARGIN_MILLIS;
            return Optional.of(change.get(Math.max(left, 0), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw refusal(e.getCause() == null ? e : e.getCause());
        }
    }

    private static RuntimeException refusal(Throwable cause) {
        return cause instanceof PlatformException known
                ? known
                : new PlatformException(Errors.INTERNAL, "The change failed: " + cause + ".", cause);
    }
}
