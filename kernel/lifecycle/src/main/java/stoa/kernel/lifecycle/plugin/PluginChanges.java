package stoa.kernel.lifecycle.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.error.ErrorCode;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.PluginDirectory;
import stoa.kernel.contract.platform.PluginStatus;

/** Changes that people ask for, done in the mailbox of the plugin. Any thread. */
@Component(service = {PluginDirectory.class, PluginChanges.class})
public final class PluginChanges implements PluginDirectory {
    static final ErrorCode REFUSED = ErrorCode.rejected("PLUGIN_REFUSED");

    private final Deployer deployer;

    @Activate
    public PluginChanges(@Reference Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public List<PluginStatus> list() {
        return deployer.slots().statuses();
    }

    @Override
    public Optional<PluginStatus> find(String id) {
        return list().stream().filter(status -> status.id().equals(id)).findFirst();
    }

    @Override
    public PluginStatus deploy(Path jar, Duration patience) {
        var checked = check(jar);
        return change(
                deployer.slots().open(checked.id()),
                patience,
                slot -> slot.deploy(slot.shelf().keep(checked)));
    }

    @Override
    public PluginStatus swap(String id, String version, Duration patience) {
        return change(box(id), patience, slot -> slot.deploy(kept(slot, version)));
    }

    @Override
    public PluginStatus rollback(String id, Duration patience) {
        return change(box(id), patience, PluginSlot::rollback);
    }

    @Override
    public PluginStatus start(String id, Duration patience) {
        return change(box(id), patience, PluginSlot::start);
    }

    @Override
    public PluginStatus stop(String id, Duration patience) {
        return change(box(id), patience, PluginSlot::stop);
    }

    /** What deploying the jar would do. */
    public Plan plan(Path jar, Duration patience) {
        var checked = check(jar);
        var box = deployer.slots().find(checked.id());
        return box.map(known -> plan(known, checked, patience)).orElseGet(() -> deployer.planFirst(checked));
    }

    /** What going to the kept version would do. */
    public Plan plan(String id, String version, Duration patience) {
        var box = box(id);
        return plan(box, kept(box.slot(), version), patience);
    }

    /** The id of the plugin in the jar. */
    public String pluginIn(Path jar) {
        return check(jar).id();
    }

    /** A jar of the deploy folder by its name; throws {@code BAD_INPUT} or {@code NOT_FOUND} that names the folder. */
    public Path inDeployFolder(String name) {
        var folder = deployer.deployFolder();
        var file = folder.resolve(name).normalize();
        if (!folder.equals(file.getParent())) {
            throw Errors.badInput("File '" + name + "' must be the name of a jar in '" + folder + "'.");
        }
        if (!Files.isRegularFile(file)) {
            throw Errors.notFound("There is no '" + name + "' in '" + folder + "'. Copy it there first.");
        }
        return file;
    }

    public Path deployFolder() {
        return deployer.deployFolder();
    }

    /** Throws {@code NOT_FOUND} that names the plugins there are. */
    public PluginStatus status(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    private static PluginJar check(Path jar) {
        try {
            return JarCheck.read(jar);
        } catch (RejectedJar e) {
            throw new PlatformException(REFUSED, e.sentence());
        }
    }

    private static PluginJar kept(PluginSlot slot, String version) {
        return slot.shelf()
                .find(version)
                .orElseThrow(() -> Errors.notFound(
                        "Version '" + version + "' of plugin '" + slot.status().id() + "' is not kept. Kept are: "
                                + String.join(", ", slot.status().versions()) + "."));
    }

    private static Plan plan(Mailbox box, PluginJar jar, Duration patience) {
        return await(box.ask(() -> box.slot().plan(jar)), patience)
                .orElseThrow(() -> new PlatformException(
                        Errors.NOT_READY, "Plugin '" + box.id() + "' is being changed. Ask again in a moment."));
    }

    private static PluginStatus change(Mailbox box, Duration patience, Consumer<PluginSlot> change) {
        return await(box.submit(() -> change.accept(box.slot())), patience)
                .orElseGet(() -> box.slot().status());
    }

    private Mailbox box(String id) {
        return deployer.slots().find(id).orElseThrow(() -> unknown(id));
    }

    private PlatformException unknown(String id) {
        var known = list().stream().map(PluginStatus::id).toList();
        return Errors.notFound("Plugin '" + id + "' is unknown. Known are: " + String.join(", ", known) + ".");
    }

    /** Empty when it takes longer. */
    private static <T> Optional<T> await(Future<T> change, Duration patience) {
        try {
            return Optional.of(change.get(patience.toMillis(), TimeUnit.MILLISECONDS));
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
