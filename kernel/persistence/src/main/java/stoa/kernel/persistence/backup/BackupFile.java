package stoa.kernel.persistence.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import stoa.kernel.persistence.backup.Manifest.Table;
import stoa.kernel.persistence.database.StartProblem;

/** A backup that was checked from end to end. */
final class BackupFile implements AutoCloseable {
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Opens the file and verifies every hash in it. Throws {@link StartProblem} with one sentence. */
    static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new StartProblem("The backup '" + path + "' is not there. Correct stoa.restore.");
        }
        try {
            return checked(new ZipFile(path.toFile()));
        } catch (IOException problem) {
            throw new StartProblem(
                    "The backup '" + path + "' cannot be used: " + problem.getMessage()
                            + ". Nothing was changed; use another backup.",
                    problem);
        }
    }

    private static BackupFile checked(ZipFile zip) throws IOException {
        try {
            var file = new BackupFile(zip, manifest(zip));
            for (var table : file.manifest.tables()) {
                file.check(table);
            }
            return file;
        } catch (IOException problem) {
            zip.close();
            throw problem;
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        try (var stream = open(zip, Manifest.ENTRY)) {
            var manifest = Manifest.read(stream);
            if (manifest.format() != Manifest.FORMAT) {
                throw new IOException("its format is " + manifest.format() + ", this version reads " + Manifest.FORMAT);
            }
            return manifest;
        }
    }

    private void check(Table table) throws IOException {
        var digest = BackupWriter.sha256();
        try (var stream = new DigestInputStream(rows(table), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
            throw new IOException("the rows of table '" + table.schema() + "." + table.name() + "' are damaged");
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream rows(Table table) throws IOException {
        return open(zip, table.entry());
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it lacks '" + name + "'");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
