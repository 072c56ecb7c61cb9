package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFoldersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant FRESH = NOW.minusMillis(100);
    private static final Instant OLD = NOW.minus(Duration.ofMinutes(1));

    @TempDir
    Path home;

    private Path first;
    private Path second;
    private DropFolders folders;

    @BeforeEach
    void makeFolders() throws IOException {
        first = Files.createDirectory(home.resolve("first"));
        second = Files.createDirectory(home.resolve("second"));
        folders = new DropFolders(List.of(first, second, home.resolve("missing")));
    }

    @Test
    void anOldFileCountsAtOnce() throws IOException {
        plugin(first.resolve("a.jar"), "a", "1.0.0", OLD);

        assertEquals(Set.of("a"), look().keySet());
    }

    @Test
    void aFreshFileCountsWhenItHasNotChangedBetweenTwoLooks() throws IOException {
        plugin(first.resolve("a.jar"), "a", "1.0.0", FRESH);

        assertEquals(Set.of(), look().keySet());
        assertEquals(Set.of("a"), look().keySet());
    }

    @Test
    void theLaterFolderCounts() throws IOException {
        plugin(first.resolve("a.jar"), "a", "1.0.0", OLD);
        plugin(second.resolve("other.jar"), "a", "2.0.0", OLD);

        assertEquals("2.0.0", look().get("a").version().toString());
    }

    @Test
    void aMissingFileIsMissedOnlyAfterTenLooks() throws IOException {
        var file = plugin(first.resolve("a.jar"), "a", "1.0.0", OLD);
        look();
        Files.delete(file);

        for (var looks = 1; looks < 10; looks++) {
            assertEquals(Set.of("a"), look().keySet());
        }
        assertEquals(Set.of(), look().keySet());
    }

    @Test
    void aFileThatTurnsBadKeepsItsPluginAndIsReported() throws IOException {
        var file = plugin(first.resolve("a.jar"), "a", "1.0.0", OLD);
        look();
        Files.writeString(file, "rubbish");
        Files.setLastModifiedTime(file, FileTime.from(OLD.plusSeconds(1)));

        var content = folders.look(NOW);

        assertEquals(Set.of("a"), content.plugins().keySet());
        assertTrue(content.rejected().get("a.jar").contains("cannot be read"));
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Files.writeString(first.resolve("README.md"), "plugins go here");

        assertEquals(Map.of(), folders.look(NOW).rejected());
    }

    private Map<String, PluginJar> look() {
        return folders.look(NOW).plugins();
    }

    private static Path plugin(Path file, String id, String version, Instant changed) throws IOException {
        var manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-SymbolicName", "test." + id);
        headers.putValue("Bundle-Version", version);
        headers.putValue("Stoa-Plugin", id);
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.flush();
        }
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
