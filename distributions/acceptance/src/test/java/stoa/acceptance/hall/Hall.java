package stoa.acceptance.hall;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import stoa.acceptance.client.Patience;

/** One installation: a data folder, settings, and the process that runs on them, if any. */
public final class Hall implements AutoCloseable {
    private static final String READY = "Stoa is ready at ";
    private static final int LAST_WORDS = 400;

    private final Path data;
    private final Map<String, String> settings;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final InstantSource clock = InstantSource.system();
    private Process process;
    private URI url;

    private Hall(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
    }

    /** An installation that is not started yet; port 0 unless {@link #at} says otherwise. */
    public static Hall in(Path data) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("stoa.http.port", "0");
        settings.put("stoa.demo", "true");
        // A machine that is busy with other tests is slow, not broken.
        settings.put("stoa.start.seconds", Long.toString(Patience.START.toSeconds() - 10));
        settings.put("stoa.plugins.start", Patience.START.toSeconds() / 3 * 2 + "s");
        return new Hall(data, settings);
    }

    public Hall with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Keeps the port over restarts, so that clients find the hall again. */
    public Hall at(int port) {
        return with("stoa.http.port", Integer.toString(port));
    }

    /** Where the word of one judge counts; a fresh hall chooses for itself. */
    public Hall judgedBy(String judge) {
        return with("stoa.judge.default", judge);
    }

    /** For crowds that all come from one address. */
    public Hall withoutLimits() {
        return with("stoa.limits", "off");
    }

    /** Starts the process and returns when it is ready; fails with its output otherwise. */
    public Hall start() {
        var ready = new CompletableFuture<URI>();
        process = launch();
        Thread.ofVirtual().name("hall-output").start(() -> read(process, ready));
        try {
            url = ready.get(Patience.START.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | InterruptedException | java.util.concurrent.ExecutionException failure) {
            process.destroyForcibly();
            throw new IllegalStateException("The hall did not become ready. " + lastWords(), failure);
        }
        return this;
    }

    public URI url() {
        return url;
    }

    public URI live() {
        return URI.create(url.toString().replaceFirst("^http", "ws") + "connection/websocket");
    }

    public long pid() {
        return process.pid();
    }

    public Path data() {
        return data;
    }

    public List<String> output() {
        return List.copyOf(output);
    }

    /** What its platform threads do now; virtual threads do not stand there. */
    public String platformThreads() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var dump = new ProcessBuilder(jcmd, Long.toString(pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            try (var text = dump.getInputStream()) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SIGKILL; returns when the process is gone. */
    public Hall kill() {
        process.destroyForcibly();
        await();
        return this;
    }

    /** Kills it, leaves people standing before a closed door for a while, and opens it again. */
    public Downtime outage(Duration closed) {
        var fell = clock.instant();
        kill();
        var gone = clock.instant();
        LockSupport.parkNanos(closed.toNanos());
        var rising = clock.instant();
        start();
        return new Downtime(fell, gone, rising, clock.instant());
    }

    /** The time without a hall: certainly from when it was gone to when it rose, at most from the blow to its being ready. */
    public record Downtime(Instant fell, Instant gone, Instant rising, Instant ready) {}

    /** SIGTERM; returns the exit code. */
    public int stop() {
        process.destroy();
        return await();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroyForcibly();
            await();
        }
    }

    private int await() {
        try {
            if (!process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "The hall did not end within " + Patience.LONG.toSeconds() + " s. " + lastWords());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the hall ended", interrupted);
        }
    }

    private String lastWords() {
        var lines = output();
        return "Its last output:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    }

    private Process launch() {
        var command = new ArrayList<>(List.of(Product.script().toString(), "--set", "stoa.data=" + data));
        settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Files.createDirectories(data);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(Process from, CompletableFuture<URI> ready) {
        try (BufferedReader lines = from.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(URI.create(line.substring(READY.length()).strip()));
                }
            }
        } catch (IOException failure) {
            output.add("output lost: " + failure.getMessage());
        }
        ready.completeExceptionally(new IllegalStateException("the process ended"));
    }
}
