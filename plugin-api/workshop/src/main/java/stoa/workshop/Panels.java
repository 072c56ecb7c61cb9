package stoa.workshop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The panels of a bundle: those of Maven's last build, until their sources are edited. */
final class Panels {
    private static final String SCRIPT = "plugin-api/panel-api/build/bundle-panel.mjs";

    private final Path root;
    private final Path own;

    /**
     * Of one bundle.
     *
     * @param root of the source tree
     * @param own where this process puts what it builds
     */
    Panels(Path root, Path own) {
        this.root = root;
        this.own = own;
    }

    /** The folder with panels that are up to date, built when there is none; empty when the bundle has no panels. */
    Optional<Path> of(BundleModule module) throws IOException, BrokenSource {
        var sources = module.folder().resolve("ui");
        if (!Files.exists(sources.resolve("package.json"))) {
            return Optional.empty();
        }
        var edited = SourceTree.look(List.of(sources)).latest();
        for (var panels : List.of(own, module.folder().resolve("target/classes/panel"))) {
            var manifest = panels.resolve("manifest.json");
            if (Files.exists(manifest) && Files.getLastModifiedTime(manifest).compareTo(edited) > 0) {
                return Optional.of(panels);
            }
        }
        build(sources);
        return Optional.of(own);
    }

    private void build(Path sources) throws IOException, BrokenSource {
        var script = root.resolve(SCRIPT).toString();
        var process = new ProcessBuilder("node", script, sources.toString(), own.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                Files.deleteIfExists(own.resolve("manifest.json"));
                throw new BrokenSource(said);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while panels were built", e);
        }
    }
}
