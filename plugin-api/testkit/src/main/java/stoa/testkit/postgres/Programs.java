package stoa.testkit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs, as another user where the tests run as root: PostgreSQL refuses to run as root. */
final class Programs {
    private static final String USER = "postgres";

    private Programs() {}

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The user that runs the server when the tests run as root. */
    static String user() throws IOException {
        var known = Files.readString(Path.of("/etc/passwd")).lines().anyMatch(line -> line.startsWith(USER + ":"));
        return known ? USER : "nobody";
    }

    /** The command as an ordinary user. */
    static List<String> unprivileged(List<String> command) throws IOException {
        if (!isRoot()) {
            return command;
        }
        var all = new ArrayList<>(List.of("setpriv", "--reuid=" + user(), "--clear-groups", "--"));
        all.addAll(command);
        return all;
    }

    static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + process.exitValue() + ":\n" + output);
        }
    }
}
