package stoa.workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files below some folders and when each was changed. Immutable.
 *
 * <p>Tests, build outputs and installed packages are not sources.
 */
record SourceTree(Map<Path, FileTime> files) {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "test");

    /** Looks at files and folders; one that does not exist is empty. */
    static SourceTree look(List<Path> roots) {
        var files = new HashMap<Path, FileTime>();
        roots.forEach(root -> collect(root, files));
        return new SourceTree(files);
    }

    /** Everything that was added, removed or changed between that look and this one. */
    Set<Path> differences(SourceTree earlier) {
        var paths = new TreeSet<Path>();
        files.forEach((path, changed) -> {
            if (!changed.equals(earlier.files.get(path))) {
                paths.add(path);
            }
        });
        earlier.files.keySet().stream().filter(path -> !files.containsKey(path)).forEach(paths::add);
        return paths;
    }

    /** This look without what was changed at that time or later. */
    SourceTree before(FileTime time) {
        var old = new HashMap<>(files);
        old.values().removeIf(changed -> changed.compareTo(time) >= 0);
        return new SourceTree(old);
    }

    /** The time of the latest change, or the beginning of time. */
    FileTime latest() {
        return files.values().stream().max(FileTime::compareTo).orElse(FileTime.fromMillis(0));
    }

    private static void collect(Path root, Map<Path, FileTime> files) {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    var name = String.valueOf(folder.getFileName());
                    return SKIPPED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.put(file, attributes.lastModifiedTime());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException goneMeanwhile) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at '" + root + "'", e);
        }
    }
}
