package stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Keeps {@code plugin-api/api.txt}, so that every change of the plugin API shows in the diff of a commit. */
final class ApiReportTest {
    private static final Path REPORT = Shipped.root().resolve("plugin-api/api.txt");
    private static final Path API = Shipped.root().resolve("distributions/standalone/target/stoa/system/stoa.api.jar");

    @Test
    void theCommittedReportIsWhatTheApiOffers() throws IOException {
        List<String> offered = report();
        assertTrue(offered.size() > 200, "the report is too short to be true: " + offered.size() + " lines");
        if (Boolean.getBoolean("stoa.api.accept")) {
            Files.write(REPORT, offered);
        }
        List<String> committed = Files.exists(REPORT) ? Files.readAllLines(REPORT) : List.of();
        if (!offered.equals(committed)) {
            fail("The plugin API differs from plugin-api/api.txt:\n" + difference(committed, offered)
                    + "Accept it with: ./dev api (and raise the version of the package)");
        }
    }

    private static String difference(List<String> before, List<String> after) {
        StringBuilder text = new StringBuilder();
        missing(before, after).forEach(line -> text.append("- ").append(line).append('\n'));
        missing(after, before).forEach(line -> text.append("+ ").append(line).append('\n'));
        return text.isEmpty() ? "only the order of lines\n" : text.toString();
    }

    private static List<String> missing(List<String> from, List<String> in) {
        List<String> rest = new ArrayList<>(from);
        in.forEach(rest::remove);
        return rest;
    }

    /** One line per public or protected type and member, each member under the full name of its type. */
    private static List<String> report() throws IOException {
        List<String> command = new ArrayList<>(List.of("-protected", "-cp", API.toString()));
        try (JarFile jar = new JarFile(API.toFile())) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("stoa/api/") && name.endsWith(".class"))
                    .filter(name -> !name.endsWith("package-info.class"))
                    .map(name -> name.replace('/', '.').replaceAll("\\.class$", ""))
                    .sorted()
                    .forEach(command::add);
        }
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        int exit = ToolProvider.findFirst("javap").orElseThrow().run(printer, printer, command.toArray(String[]::new));
        assertTrue(exit == 0, out.toString());
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("Compiled from"))
                .toList();
    }
}
