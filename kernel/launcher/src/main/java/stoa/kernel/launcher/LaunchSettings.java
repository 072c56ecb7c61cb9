package stoa.kernel.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of this start. Later sources win: the distribution's defaults, {@code config/stoa.properties} beside the
 * distribution, {@code stoa.properties} in the data folder, the environment ({@code STOA_HTTP_PORT} is
 * {@code stoa.http.port}), the command line.
 *
 * <p>A name that the distribution does not know is refused, so that a misspelt setting never silently does nothing.
 */
record LaunchSettings(Map<String, String> values) {
    private static final String FILE = "stoa.properties";
    private static final String OF_THE_START_SCRIPT = "STOA_JAVA_OPTS";

    static LaunchSettings gather(Distribution distribution, Map<String, String> environment, CommandLine line) {
        Gathering gathering = new Gathering(distribution.defaults());
        gathering.file(distribution.home().resolve("config").resolve(FILE));
        gathering.environment(environment);
        gathering.all(line.settings(), "the command line");
        Path data = Path.of(gathering.values.getOrDefault("stoa.data", "data"))
                .toAbsolutePath()
                .normalize();
        Map<String, String> stronger = Map.copyOf(gathering.overrides);
        gathering.file(data.resolve(FILE));
        gathering.values.putAll(stronger);
        gathering.values.put("stoa.data", data.toString());
        return new LaunchSettings(gathering.values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    int port() {
        return (int) number("stoa.http.port", 0, 65_535);
    }

    /** Seconds. */
    long seconds(String name) {
        return number(name, 1, 3_600);
    }

    Path data() {
        return Path.of(text("stoa.data"));
    }

    private long number(String name, long least, long most) {
        try {
            long value = Long.parseLong(text(name));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below, together with a number out of range.
        }
        throw new BadStart("Setting '" + name + "' is '" + text(name) + "': expected a whole number from " + least
                + " to " + most + ". Correct it and start again.");
    }

    /** Collects values and remembers which ones a weaker source must not overwrite. */
    private static final class Gathering {
        private final Map<String, String> values = new TreeMap<>();
        private final Map<String, String> overrides = new TreeMap<>();
        private final Set<String> known;

        Gathering(Map<String, String> defaults) {
            values.putAll(defaults);
            known = new TreeSet<>(defaults.keySet());
        }

        void file(Path file) {
            if (!Files.isRegularFile(file)) {
                return;
            }
            Properties found = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                found.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new BadStart(
                        "Cannot read settings '" + file + "': " + e.getMessage() + ". Correct or remove it.");
            }
            found.stringPropertyNames().forEach(name -> put(name, found.getProperty(name), "'" + file + "'"));
        }

        void environment(Map<String, String> environment) {
            environment.forEach((name, value) -> {
                if (name.startsWith("STOA_") && !OF_THE_START_SCRIPT.equals(name)) {
                    strong(name.toLowerCase(Locale.ROOT).replace('_', '.'), value, "the environment as " + name);
                }
            });
        }

        void all(Map<String, String> settings, String source) {
            settings.forEach((name, value) -> strong(name, value, source));
        }

        private void strong(String name, String value, String source) {
            put(name, value, source);
            overrides.put(name, value.strip());
        }

        private void put(String name, String value, String source) {
            if (!known.contains(name)) {
                throw new BadStart("Setting '" + name + "' from " + source + " is unknown."
                        + NearestName.of(name, known)
                                .map(near -> " Did you mean '" + near + "'?")
                                .orElse("")
                        + " Known settings: " + String.join(", ", known) + ".");
            }
            values.put(name, value.strip());
        }
    }
}
