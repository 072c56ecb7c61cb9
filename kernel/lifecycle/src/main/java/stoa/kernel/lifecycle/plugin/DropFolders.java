package stoa.kernel.lifecycle.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies in the folders from which plugins come, looked at again and again. Used by one thread.
 *
 * <p>A file counts when it has not changed between two looks, or for two seconds, so that a jar that is still being written
 * is left alone. A file that turns bad does not take away the plugin it held before. Where two files hold the same plugin the one in the later folder counts. A file that is gone is missed only
 * after ten looks in a row, since builds delete before they write.
 */
final class DropFolders {
    private static final Duration OLD = Duration.ofSeconds(2);
    private static final int MISSED = 10;

    private final List<Path> folders;
    private final Map<Path, Stamp> seen = new HashMap<>();
    private final Map<Path, Stamp> readAt = new HashMap<>();
    private final Map<Path, PluginJar> good = new TreeMap<>();
    private final Map<Path, String> bad = new TreeMap<>();
    private final Map<Path, Integer> missing = new HashMap<>();

    private record Stamp(long size, FileTime changed) {}

    /**
     * What counts now.
     *
     * @param plugins by id
     * @param rejected by file name, with the sentence
     * @param isWhole whether every file that is there was read; false while one may still be written
     */
    record Content(Map<String, PluginJar> plugins, Map<String, String> rejected, boolean isWhole) {}

    DropFolders(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Looks again. The instant is that of the file system, not of the platform. */
    Content look(Instant now) {
        var present = new HashMap<Path, Stamp>();
        folders.forEach(folder -> list(folder).forEach(file -> stamp(file, present)));
        present.forEach((file, stamp) -> see(file, stamp, now));
        forget(present);
        return content();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static void stamp(Path file, Map<Path, Stamp> present) {
        try {
            present.put(file, new Stamp(Files.size(file), Files.getLastModifiedTime(file)));
        } catch (IOException _) {
            // Gone between two calls: the next look tells.
        }
    }

    private void see(Path file, Stamp stamp, Instant now) {
        missing.remove(file);
        var settled = stamp.equals(seen.put(file, stamp))
                || stamp.changed().toInstant().isBefore(now.minus(OLD));
        if (settled && !stamp.equals(readAt.get(file))) {
            readAt.put(file, stamp);
            read(file);
        }
    }

    private void read(Path file) {
        try {
            good.put(file, JarCheck.read(file));
            bad.remove(file);
        } catch (RejectedJar e) {
            bad.put(file, e.sentence());
        }
    }

    private void forget(Map<Path, Stamp> present) {
        seen.keySet().retainAll(present.keySet());
        for (var file : List.copyOf(readAt.keySet())) {
            if (!present.containsKey(file) && missing.merge(file, 1, Integer::sum) >= MISSED) {
                good.remove(file);
                bad.remove(file);
                readAt.remove(file);
                missing.remove(file);
            }
        }
    }

    private Content content() {
        var plugins = new TreeMap<String, PluginJar>();
        for (var folder : folders) {
            good.values().stream()
                    .filter(jar -> folder.equals(jar.file().getParent()))
                    .forEach(jar -> plugins.put(jar.id(), jar));
        }
        var rejected = new TreeMap<String, String>();
        bad.forEach((file, why) -> rejected.put(String.valueOf(file.getFileName()), why));
        return new Content(plugins, rejected, readAt.entrySet().containsAll(seen.entrySet()));
    }
}
