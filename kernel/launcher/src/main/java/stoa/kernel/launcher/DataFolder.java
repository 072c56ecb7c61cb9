package stoa.kernel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything a running Stoa writes; locked against a second process from open to close. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String READY = "ready.json";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the folder when it is missing and takes its lock, or says in a {@link BadStart} why it cannot. */
    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new BadStart("Data folder '" + path + "' is in use by process " + owner(path)
                        + ". Stop that process, or choose another folder with --data FOLDER.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new BadStart(
                    "Data folder '" + path + "' cannot be written ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). Make it writable, or choose another with --data FOLDER.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static String owner(Path path) throws IOException {
        String pid = Files.readString(path.resolve(LOCK)).strip();
        return pid.isEmpty() ? "'unknown'" : "'" + pid + "'";
    }

    Path path() {
        return path;
    }

    /** Where the framework unpacks bundles: made anew on each start, worthless afterwards. */
    Path cache() {
        return path.resolve("cache");
    }

    /** Whole or not at all, so that a reader never sees half a file. */
    void announce(String json) {
        try {
            Path part = path.resolve(READY + ".part");
            Files.writeString(part, json);
            Files.move(part, path.resolve(READY), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the readiness file in '" + path + "'", e);
        }
    }

    /** Also takes away what a killed predecessor left. */
    void withdraw() {
        try {
            Files.deleteIfExists(path.resolve(READY));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the readiness file in '" + path + "'", e);
        }
    }

    void dropCache() {
        try {
            if (Files.exists(cache())) {
                Files.walkFileTree(cache(), new Remover());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty the bundle cache '" + cache() + "'", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release the lock of '" + path + "'", e);
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
