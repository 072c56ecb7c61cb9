package stoa.kernel.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.Felix;

/** A real launcher process of a test; killed at the latest when the test closes it. */
final class StartedProcess implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private StartedProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static StartedProcess start(Path work, Map<String, String> environment, String... arguments) throws IOException {
        List<String> options = List.of("--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return run(builder(java, options, arguments).directory(work.toFile()), environment);
    }

    /** With another Java than that of the test. */
    static StartedProcess startOn(Path java, Path work, String... arguments) throws IOException {
        return run(builder(java, List.of(), arguments).directory(work.toFile()), Map.of());
    }

    private static ProcessBuilder builder(Path java, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", jar(Main.class) + File.pathSeparator + jar(Felix.class), Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command);
    }

    private static StartedProcess run(ProcessBuilder builder, Map<String, String> environment) throws IOException {
        Path out = Files.createTempFile("stoa", ".out");
        Path err = Files.createTempFile("stoa", ".err");
        builder.environment().putAll(environment);
        return new StartedProcess(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    private static String jar(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** What `kill` sends by default. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The process did not end within " + DEADLINE_SECONDS + " seconds");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
