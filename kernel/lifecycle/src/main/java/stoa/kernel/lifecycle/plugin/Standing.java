package stoa.kernel.lifecycle.plugin;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.platform.PluginStatus;

/** Which state a plugin is in, and what people see of it. Changed by the thread of the slot, read by any. */
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final String id;
    private final JarShelf shelf;
    private final Leftovers leftovers;
    private final Consumer<PluginStatus> board;
    private volatile @Nullable Deployment current;
    private volatile PluginStatus status;
    private volatile PluginState state;
    private String problem = "";

    Standing(String id, PluginState first, JarShelf shelf, Leftovers leftovers, Consumer<PluginStatus> board) {
        this.id = id;
        this.shelf = shelf;
        this.leftovers = leftovers;
        this.board = board;
        this.state = first;
        this.status = look();
    }

    PluginStatus status() {
        return status;
    }

    /** Whether neither time nor what is there already will bring it to work. */
    boolean isSettled() {
        return switch (state) {
            case PluginState.Dropped _, PluginState.Staged _ -> false;
            case PluginState.Starting starting -> starting.failures() >= PluginState.DEFINITE;
            case PluginState.Failed failed -> failed.isDefinite();
            case PluginState.Waiting _ ->
                current().filter(present -> present.needs().isEmpty()).isEmpty();
            default -> true;
        };
    }

    PluginState state() {
        return state;
    }

    /** The version in the framework, at work or not. */
    Optional<Deployment> current() {
        return Optional.ofNullable(current);
    }

    void current(@Nullable Deployment deployment) {
        current = deployment;
    }

    /** What became of the last change; empty when it went well. */
    void problem(String sentence) {
        problem = sentence;
        publish();
    }

    void become(PluginState next) {
        state = next;
        LOG.atInfo()
                .addKeyValue("plugin", id)
                .addKeyValue("version", status.version())
                .addKeyValue("state", next.word())
                .addKeyValue("detail", next.detail())
                .log("Plugin changed its state");
        publish();
    }

    /** Shows what is different since the last time. */
    void publish() {
        var seen = look();
        if (!seen.equals(status)) {
            status = seen;
            board.accept(seen);
        }
    }

    private PluginStatus look() {
        var jar = current().map(Deployment::jar).or(shelf::chosen);
        return new PluginStatus(
                id,
                jar.map(PluginJar::title).orElse(id),
                jar.map(it -> it.version().toString()).orElse(""),
                state.word(),
                state.detail(),
                state.since(),
                problem,
                shelf.jars().stream().map(PluginJar::label).toList(),
                leftovers.culprits());
    }
}
