package stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Keeps {@code plugin-api/api.txt}, so that every change of the plugin API shows in the diff of a commit. */
final class ApiReportTest {
    private static final Path REPORT = Shipped.root().resolve("plugin-api/api.txt");
    private static final Path API = Shipped.root().resolve("distributions/standalone/target/stoa/system/stoa.api.jar");

    private static final Pattern EXPORT = Pattern.compile("(stoa\\.api[a-z.]*);[^,]*?version=\"([^\"]+)\"");

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

    /** A change since the newest release shows in the version of the package that changed; before the first there is none. */
    @Test
    void aPackageThatChangedSinceTheReleaseHasAnotherVersion() throws IOException, InterruptedException {
        String tag = git("describe", "--tags", "--abbrev=0", "--match", "v*").strip();
        Assumptions.assumeFalse(tag.isEmpty(), "nothing is released yet");
        Map<String, String> released =
                byPackage(git("show", tag + ":plugin-api/api.txt").lines().toList());

        List<String> silent = byPackage(report()).entrySet().stream()
                .filter(now -> released.containsKey(now.getKey()))
                .filter(now -> !released.get(now.getKey()).equals(now.getValue()))
                .filter(now -> version(now.getValue()).equals(version(released.get(now.getKey()))))
                .map(Map.Entry::getKey)
                .toList();

        assertEquals(List.of(), silent, "changed since " + tag + "; raise @Version in package-info.java");
    }

    private static Map<String, String> byPackage(List<String> report) {
        Map<String, String> texts = new TreeMap<>();
        String current = "";
        for (String line : report) {
            current = line.startsWith("package ") ? line.split(" ")[1] : current;
            texts.merge(current, line, (before, next) -> before + '\n' + next);
        }
        return texts;
    }

    private static String version(String text) {
        return text.lines().findFirst().orElseThrow();
    }

    /** What the command prints; nothing when it fails. */
    private static String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(Shipped.root().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? text : "";
    }

    /** A section per package with its version: one line per public or protected type and member. */
    private static List<String> report() throws IOException {
        Map<String, List<String>> types = new TreeMap<>();
        Map<String, String> versions = new TreeMap<>();
        try (JarFile jar = new JarFile(API.toFile())) {
            Matcher exports =
                    EXPORT.matcher(jar.getManifest().getMainAttributes().getValue("Export-Package"));
            exports.results().forEach(it -> versions.put(it.group(1), it.group(2)));
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("stoa/api/") && name.endsWith(".class"))
                    .filter(name -> !name.endsWith("package-info.class"))
                    .map(name -> name.replace('/', '.').replaceAll("\\.class$", ""))
                    .sorted()
                    .forEach(name -> types.computeIfAbsent(
                                    name.substring(0, name.lastIndexOf('.')), _ -> new ArrayList<>())
                            .add(name));
        }
        List<String> lines = new ArrayList<>();
        types.forEach((name, members) -> {
            lines.add("package " + name + " " + versions.get(name));
            lines.addAll(members(members));
        });
        return lines;
    }

    private static List<String> members(List<String> types) {
        List<String> command = new ArrayList<>(List.of("-protected", "-cp", API.toString()));
        command.addAll(types);
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        int exit = ToolProvider.findFirst("javap").orElseThrow().run(printer, printer, command.toArray(String[]::new));
        assertEquals(0, exit, out.toString());
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("Compiled from"))
                .toList();
    }
}
