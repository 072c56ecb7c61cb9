package stoa.acceptance.hall;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import stoa.acceptance.client.Rest;

/** Hands the example's judge to a running hall, as an administrator does by the drop folder. */
public final class JudgeSwap {
    private static final Path EXAMPLE = Path.of("../../examples/01-write-a-judge");
    private static final List<Path> MADE_OF =
            List.of(EXAMPLE.resolve("src/main"), Path.of("../../plugin-api/api/src/main/java"));

    private JudgeSwap() {}

    /** Returns when the second version is active. */
    public static void deploySecondVersion(Hall hall, Rest admin) throws IOException {
        var folder = Files.createDirectories(hall.data().resolve("plugins"));
        var part = folder.resolve(".judge.part");
        Files.copy(jar(), part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, folder.resolve("judge-rubric-2.jar"), StandardCopyOption.ATOMIC_MOVE);
        await().atMost(Duration.ofSeconds(30)).until(() -> isActive(admin));
    }

    private static boolean isActive(Rest admin) {
        return admin.get("admin/plugins")
                .ok()
                .json()
                .path("plugins")
                .valueStream()
                .anyMatch(plugin -> plugin.path("id").asString().equals("judge-rubric")
                        && plugin.path("state").asString().equals("active")
                        && plugin.path("version").asString().startsWith("2"));
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(EXAMPLE.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().contains("sources"))
                    .filter(JudgeSwap::isFresh)
                    .findFirst()
                    .orElseThrow(JudgeSwap::stale);
        } catch (NoSuchFileException neverBuilt) {
            throw stale();
        }
    }

    /** Younger than what it is made of: a jar made for another interface fails far from here. */
    private static boolean isFresh(Path jar) {
        return lastChange(jar) >= Math.max(lastChange(EXAMPLE.resolve("pom.xml")), youngest());
    }

    private static long youngest() {
        return MADE_OF.stream().mapToLong(JudgeSwap::youngestUnder).max().orElseThrow();
    }

    private static long youngestUnder(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(JudgeSwap::lastChange)
                    .max()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long lastChange(Path file) {
        return file.toFile().lastModified();
    }

    private static IllegalStateException stale() {
        return new IllegalStateException("No jar in '" + EXAMPLE.resolve("target")
                + "' that is younger than the example's sources and the plugin API: run './dev test', or"
                + " './mvnw -f examples/01-write-a-judge/pom.xml clean package' in the root");
    }
}
