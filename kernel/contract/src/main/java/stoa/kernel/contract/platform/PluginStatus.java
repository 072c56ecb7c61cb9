package stoa.kernel.contract.platform;

import java.time.Instant;
import java.util.List;

/**
 * A plugin as an administrator sees it.
 *
 * @param version empty when none could be read
 * @param state one of the words of the plugin's life, in lower case
 * @param detail what there is to say about the state, in one sentence; empty when all is well
 * @param problem why the last change was undone; empty when it was not
 * @param versions those that can come back, the present one included, oldest first
 * @param leftovers parts of earlier versions that are still alive
 */
public record PluginStatus(
        String id,
        String title,
        String version,
        String state,
        String detail,
        Instant since,
        String problem,
        List<String> versions,
        List<String> leftovers) {
    public PluginStatus {
        versions = List.copyOf(versions);
        leftovers = List.copyOf(leftovers);
    }

    public boolean isActive() {
        return state.equals("active");
    }

    /** One sentence on why it is not at work, or that it is; and what became of the last change. */
    public String why() {
        var name = "Plugin '" + id + "'" + (version.isEmpty() ? "" : " " + version);
        var present = isActive() ? name + " is active" : name + " is not active but " + state;
        return present + (detail.isEmpty() ? "." : ": " + detail) + (problem.isEmpty() ? "" : " " + problem);
    }
}
