package stoa.acceptance.hall;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import stoa.acceptance.client.Rest;

/** Hands the example's judge to a running hall, as an administrator does by the drop folder. */
public final class JudgeSwap {
    private static final Path EXAMPLE = Path.of("../../examples/01-write-a-judge/target");

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
        try (var files = Files.list(EXAMPLE)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().contains("sources"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("No jar in '" + EXAMPLE + "': build the example first"));
        }
    }
}
