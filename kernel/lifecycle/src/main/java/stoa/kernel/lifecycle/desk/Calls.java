package stoa.kernel.lifecycle.desk;

import java.util.List;
import java.util.Optional;
import stoa.kernel.contract.platform.PluginStatus;

/** The records that go in and out of the operations of this package. */
final class Calls {
    private Calls() {}

    /** Nothing to say. */
    record Nothing() {}

    /** Names a plugin. */
    record Which(String id) {}

    /**
     * A plugin and what it is to become.
     *
     * @param file a jar in the deploy folder
     * @param version one of the versions that are kept
     */
    record Change(String id, Optional<String> file, Optional<String> version) {}

    /** A jar in the deploy folder. */
    record Deploy(String file) {}

    /** All plugins, and where new ones are to be put. */
    record Plugins(List<PluginStatus> plugins, String folder) {
        public Plugins {
            plugins = List.copyOf(plugins);
        }
    }

    /** One sentence. */
    record Why(String id, String state, String sentence) {}

    /**
     * Where a change has led so far; what comes after is published on {@code platform:plugins}.
     *
     * @param active whether the plugin is at work now
     */
    record Outcome(boolean active, String sentence, PluginStatus plugin) {}

    /** Where a backup is to be written: a name of letters, digits, dots and hyphens, below the folder of backups. */
    record BackupWish(Optional<String> name) {}

    /** The file of a backup. */
    record BackupDone(String file, long bytes) {}
}
