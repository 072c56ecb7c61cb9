package stoa.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Makes the jar of one module from its sources as they are now. */
final class Workbench {
    private final Path root;
    private final Path scratch;

    /**
     * Of the modules below a folder.
     *
     * @param root with the {@code bnd.bnd} of all
     * @param scratch where classes and panels lie between builds
     */
    Workbench(Path root, Path scratch) {
        this.root = root;
        this.scratch = scratch;
    }

    /** Writes the jar; throws when a source is broken, and leaves no jar then. */
    void build(BundleModule module, Path target) throws IOException, BrokenSource {
        var own = scratch.resolve(module.artifact());
        var classes = emptied(own.resolve("classes"));
        copy(module.folder().resolve("src/main/resources"), classes);
        var panels = new Panels(root, own.resolve("panel")).of(module);
        if (panels.isPresent()) {
            copy(panels.get(), Files.createDirectories(classes.resolve("panel")));
        }
        JavaCompilation.run(module, classes);
        new Packing(module, root).run(classes, target);
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.filter(file -> !file.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
