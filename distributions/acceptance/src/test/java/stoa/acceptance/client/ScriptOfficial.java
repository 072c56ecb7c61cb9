package stoa.acceptance.client;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The official client for JavaScript in a process of Node, installed from the gateway's lockfile. */
public final class ScriptOfficial implements Official {
    private static final Path FOLDER = Path.of("target/js");
    private static final Path LOCKED = Path.of("../../kernel/gateway/src/test/js");

    /** Not the streams of the test: whoever reads those waits until the last process that holds them is gone. */
    private static final ProcessBuilder.Redirect LOG =
            ProcessBuilder.Redirect.appendTo(new File("target/watch.log").getAbsoluteFile());

    private final String stream;
    private final List<Long> offsets = new CopyOnWriteArrayList<>();
    private final Process process;

    public ScriptOfficial(URI live, String cookie, String stream, String epoch) throws Exception {
        install();
        this.stream = stream;
        process = new ProcessBuilder("node", "watch.mjs", live.toString(), cookie, stream, epoch)
                .directory(FOLDER.toFile())
                .redirectError(LOG)
                .start();
        Thread.ofVirtual().start(this::read);
    }

    @Override
    public long start() {
        return 0;
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public List<Long> offsets() {
        return List.copyOf(offsets);
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> offsets.add(Long.valueOf(line)));
        } catch (IOException | UncheckedIOException ended) {
            process.destroy();
        }
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (var name : List.of("package.json", "package-lock.json")) {
            Files.copy(LOCKED.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(Path.of("src/test/js/watch.mjs"), FOLDER.resolve("watch.mjs"), StandardCopyOption.REPLACE_EXISTING);
        if (Files.isDirectory(FOLDER.resolve("node_modules/centrifuge"))) {
            return;
        }
        var npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--silent")
                .directory(FOLDER.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(LOG)
                .start();
        if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            throw new IllegalStateException(
                    "npm ci in " + FOLDER.toAbsolutePath() + " did not end well, see " + LOG.file());
        }
    }
}
