package stoa.kernel.lifecycle.plugin;

import java.nio.file.Path;
import java.util.Objects;
import org.osgi.framework.Version;

/**
 * A jar that was checked and may be deployed.
 *
 * @param hash SHA-256 of the content, in hex
 */
record PluginJar(Path file, String id, String title, Version version, String hash) {
    PluginJar {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(hash, "hash");
    }

    PluginJar at(Path place) {
        return new PluginJar(place, id, title, version, hash);
    }

    boolean sameContent(PluginJar other) {
        return hash.equals(other.hash);
    }

    /** The version, with the beginning of the content's hash: two builds of one version are told apart by it. */
    String label() {
        return version + "-" + hash.substring(0, 8);
    }
}
