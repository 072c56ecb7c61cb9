package stoa.kernel.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Which bundles start in which order, and which settings there are: read from {@code distribution.properties}.
 *
 * <pre>
 * name = standalone
 * level.1 = stoa.kernel.observability        names of jars in system/, without version
 * setting.stoa.http.port = 8080              a known setting and its default
 * framework.some.property = value            handed to the framework as it is
 * </pre>
 *
 * @param levels start level to the jars that start there, in order
 * @param defaults every known setting with its default, possibly blank
 */
record Distribution(
        String name,
        String version,
        Path home,
        NavigableMap<Integer, List<Path>> levels,
        Map<String, String> defaults,
        Map<String, String> framework) {
    static final String FILE = "distribution.properties";

    static Distribution read(Path home) {
        Path file = home.resolve(FILE);
        Properties found = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            found.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadStart("Cannot read the distribution '" + file + "': " + e.getMessage()
                    + ". Start Stoa by its bin/stoa, or name the folder with --home.");
        }
        return new Distribution(
                found.getProperty("name", "stoa"),
                found.getProperty("version", "unknown"),
                home,
                levels(home, withPrefix(found, "level.")),
                withPrefix(found, "setting."),
                withPrefix(found, "framework."));
    }

    private static Map<String, String> withPrefix(Properties found, String prefix) {
        Map<String, String> cut = new LinkedHashMap<>();
        found.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .forEach(key -> cut.put(
                        key.substring(prefix.length()), found.getProperty(key).strip()));
        return cut;
    }

    private static NavigableMap<Integer, List<Path>> levels(Path home, Map<String, String> named) {
        NavigableMap<Integer, List<Path>> levels = new TreeMap<>();
        named.forEach((level, names) -> levels.put(number(level), jars(home.resolve("system"), names)));
        return levels;
    }

    private static int number(String level) {
        try {
            return Integer.parseInt(level);
        } catch (NumberFormatException _) {
            throw new BadStart(
                    "Start level '" + level + "' in " + FILE + " is not a number: write level.1, level.2, ...");
        }
    }

    private static List<Path> jars(Path folder, String names) {
        List<Path> jars = new ArrayList<>();
        for (String name : Arrays.asList(names.split("[,\\s]+"))) {
            Path jar = folder.resolve(name + ".jar");
            if (!Files.isRegularFile(jar)) {
                throw new BadStart("Bundle '" + name + "' of the distribution is missing at '" + jar
                        + "'. Assemble the distribution again.");
            }
            jars.add(jar);
        }
        return jars;
    }
}
