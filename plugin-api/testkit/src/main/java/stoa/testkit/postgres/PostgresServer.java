package stoa.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL server on a free port with its data in a temporary folder; ends with {@link #close} or with the JVM.
 * Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "stoa";

    private final Path folder;
    private final Path programs;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private Process process;

    private PostgresServer(Path folder, Path programs, int port) throws IOException {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
        this.process = launch();
    }

    /** Makes a cluster and starts it; takes about two seconds. */
    public static PostgresServer start() {
        try {
            var folder = Files.createTempDirectory("stoa-postgres");
            var programs = PostgresBinaries.folder(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            Programs.run(Programs.unprivileged(List.of(
                    programs.resolve("initdb").toString(),
                    "-D",
                    folder.resolve("data").toString(),
                    "-U",
                    USER,
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--no-sync")));
            var server = new PostgresServer(folder, programs, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.await();
            return server;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL started", stop);
        }
    }

    public String user() {
        return USER;
    }

    public int port() {
        return port;
    }

    /** The address of a new, empty database for the JDBC driver. */
    public String newDatabase() {
        var name = "test" + databases.incrementAndGet();
        try {
            Programs.run(Programs.unprivileged(List.of(
                    programs.resolve("createdb").toString(), "-h", "127.0.0.1", "-p", "" + port, "-U", USER, name)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a database was made", stop);
        }
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** Kills the server without warning and starts it again on the same data. */
    public void crash() {
        try {
            kill();
            process = launch();
            await();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Process launch() throws IOException {
        var command = Programs.unprivileged(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                "" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=100"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
    }

    private void await() {
        Awaitility.await("PostgreSQL answers")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(this::isReady);
    }

    private boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            // After a crash an orphaned backend may hold the shared memory for another moment; the new server then
            // gives up.
            process = launch();
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var probe = new ProcessBuilder(
                            programs.resolve("pg_isready").toString(), "-h", "127.0.0.1", "-p", "" + socket.getPort())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor() == 0;
        } catch (ConnectException ignored) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        kill();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException ignored) {
            // A temporary folder that stays behind harms nobody.
        }
    }
}
