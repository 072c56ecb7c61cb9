package stoa.kernel.lifecycle.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The versions of one plugin that are kept in the data folder, and which of them is the chosen one. Survives restarts. Used by
 * the thread of its slot only.
 */
final class JarShelf {
    private static final int MOST = 5;
    private static final String NOTES = "shelf.properties";
    private static final String CHOSEN = "chosen";
    private static final String STOPPED = "stopped";
    private static final String SEEN = "seen";
    private static final String ORDER = "order";

    private final Path folder;
    private final Properties notes = new Properties();
    private final List<PluginJar> jars = new ArrayList<>();

    private JarShelf(Path folder) {
        this.folder = folder;
    }

    static JarShelf open(Path folder) {
        var shelf = new JarShelf(folder);
        shelf.load();
        return shelf;
    }

    /** Oldest first. */
    List<PluginJar> jars() {
        return List.copyOf(jars);
    }

    Optional<PluginJar> chosen() {
        return labelled(notes.getProperty(CHOSEN, ""));
    }

    /** The one chosen before the present one. */
    Optional<PluginJar> previous() {
        var chosen = notes.getProperty(CHOSEN, "");
        return jars.reversed().stream()
                .filter(jar -> !jar.label().equals(chosen))
                .findFirst();
    }

    /** The one chosen last of those whose content is none of these. */
    Optional<PluginJar> latestExcept(Set<String> hashes) {
        return jars.reversed().stream()
                .filter(jar -> !hashes.contains(jar.hash()))
                .findFirst();
    }

    /** By label, or by version when only one content has it. */
    Optional<PluginJar> find(String version) {
        var matches = jars.stream()
                .filter(jar ->
                        jar.label().equals(version) || jar.version().toString().equals(version))
                .toList();
        return matches.isEmpty() ? Optional.empty() : Optional.of(matches.getLast());
    }

    /** Copies it in, unless the same content is there already. */
    PluginJar keep(PluginJar jar) {
        var known = jars.stream().filter(jar::sameContent).findFirst();
        return known.orElseGet(() -> add(jar));
    }

    /** Makes it the one that is started from now on; the oldest ones beyond five are deleted. */
    void choose(PluginJar jar) {
        jars.remove(jar);
        jars.add(jar);
        notes.setProperty(CHOSEN, jar.label());
        while (jars.size() > MOST) {
            delete(jars.removeFirst().file());
        }
        save();
    }

    boolean isStopped() {
        return Boolean.parseBoolean(notes.getProperty(STOPPED));
    }

    void stopped(boolean stopped) {
        notes.setProperty(STOPPED, Boolean.toString(stopped));
        save();
    }

    /** Whether this very content already came from the folders, so that a restart does not bring it back after a rollback. */
    boolean hasSeen(PluginJar jar) {
        return jar.hash().equals(notes.getProperty(SEEN));
    }

    void seen(PluginJar jar) {
        notes.setProperty(SEEN, jar.hash());
        save();
    }

    void clear() {
        jars.forEach(jar -> delete(jar.file()));
        jars.clear();
        delete(folder.resolve(NOTES));
        delete(folder);
    }

    private Optional<PluginJar> labelled(String label) {
        return jars.stream().filter(jar -> jar.label().equals(label)).findFirst();
    }

    private PluginJar add(PluginJar jar) {
        var place = jar.at(folder.resolve(jar.label() + ".jar"));
        try {
            Files.createDirectories(folder);
            var fresh = folder.resolve(jar.label() + ".new");
            Files.copy(jar.file(), fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, place.file(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep '" + jar.file() + "' in '" + folder + "'", e);
        }
        // Not chosen yet: first in line to be dropped again.
        jars.addFirst(place);
        return place;
    }

    private void load() {
        var file = folder.resolve(NOTES);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (var reader = Files.newBufferedReader(file)) {
            notes.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("Cannot read '" + file + "'; remove it to start from the folders", e);
        }
        Arrays.stream(notes.getProperty(ORDER, "").split(",", -1))
                .filter(label -> !label.isEmpty())
                .forEach(this::loadJar);
    }

    private void loadJar(String label) {
        try {
            jars.add(JarCheck.read(folder.resolve(label + ".jar")));
        } catch (RejectedJar _) {
            // A kept jar that was damaged or taken away cannot come back; the folders still have theirs.
            notes.remove(SEEN);
        }
    }

    private void save() {
        notes.setProperty(ORDER, jars.stream().map(PluginJar::label).collect(Collectors.joining(",")));
        try {
            Files.createDirectories(folder);
            var fresh = folder.resolve(NOTES + ".new");
            try (var writer = Files.newBufferedWriter(fresh)) {
                notes.store(writer, null);
            }
            Files.move(fresh, folder.resolve(NOTES), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the notes of '" + folder + "'", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // A file that cannot be deleted now does no harm; it is not on the list any more.
        }
    }
}
