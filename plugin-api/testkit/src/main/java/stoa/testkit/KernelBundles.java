package stoa.testkit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The kernel as the standalone distribution describes it: the very file that ships. */
final class KernelBundles {
    private static final String FILE = "/distribution.properties";
    private static final String LEVEL = "level.";

    /** Their packages come from the test's own class path, so that a test talks to the kernel with its own types. */
    private static final Set<String> SHARED = Set.of("stoa.api", "stoa.kernel.contract");

    private final Properties distribution = new Properties();
    private final ClassPath classPath;

    KernelBundles(ClassPath classPath) {
        this.classPath = classPath;
        try (var input = Objects.requireNonNull(KernelBundles.class.getResourceAsStream(FILE), FILE);
                var reader = new InputStreamReader(input, StandardCharsets.UTF_8)) {
            distribution.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + FILE + "'", e);
        }
    }

    Map<Integer, List<ClassPathBundle>> levels() {
        var levels = new TreeMap<Integer, List<ClassPathBundle>>();
        with(LEVEL)
                .forEach((level, names) -> levels.put(
                        Integer.valueOf(level),
                        Arrays.stream(names.split("[,\\s]+"))
                                .filter(name -> !SHARED.contains(name))
                                .map(classPath::need)
                                .toList()));
        return levels;
    }

    /** The settings' defaults, without those that are left to the modules. */
    Map<String, String> settings() {
        var settings = with("setting.");
        settings.values().removeIf(String::isBlank);
        return settings;
    }

    Map<String, String> framework() {
        return with("framework.");
    }

    /** Package clauses with versions, as the bundles themselves export them. */
    String sharedPackages() {
        return SHARED.stream()
                .sorted()
                .map(classPath::need)
                .map(bundle -> bundle.header("Export-Package").orElse(""))
                .map(header -> header.replaceAll(";uses:=\"[^\"]*\"", ""))
                .collect(Collectors.joining(","));
    }

    private Map<String, String> with(String prefix) {
        var found = new HashMap<String, String>();
        distribution.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> found.put(
                        name.substring(prefix.length()),
                        distribution.getProperty(name).strip()));
        return found;
    }
}
