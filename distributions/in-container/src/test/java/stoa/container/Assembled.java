package stoa.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.ops4j.pax.exam.Option;

/** The bundles, levels and settings of the assembled standalone distribution as options of the container. */
final class Assembled {
    private static final Path HOME = Path.of(System.getProperty("stoa.product", "../standalone/target/stoa"))
            .toAbsolutePath()
            .normalize();

    private Assembled() {}

    static Option distribution() {
        var description = description();
        var options = new ArrayList<Option>(List.of(frameworkStartLevel(10), junitBundles(), cleanCaches()));
        for (var level = 1; description.containsKey("level." + level); level++) {
            for (var name : description.getProperty("level." + level).strip().split("\\s+")) {
                options.add(
                        bundle(HOME.resolve("system/" + name + ".jar").toUri().toString())
                                .startLevel(level));
            }
        }
        description.stringPropertyNames().stream()
                .filter(key -> key.startsWith("setting."))
                .forEach(key -> options.add(setting(key.substring("setting.".length()), description.getProperty(key))));
        description.stringPropertyNames().stream()
                .filter(key -> key.startsWith("framework."))
                .forEach(key ->
                        options.add(setting(key.substring("framework.".length()), description.getProperty(key))));
        options.add(setting("stoa.http.port", "0"));
        options.add(setting("stoa.data", data().toString()));
        options.add(setting("stoa.home", HOME.toString()));
        options.add(setting("org.osgi.framework.bsnversion", "multiple"));
        return composite(options.toArray(Option[]::new));
    }

    private static Option setting(String name, String value) {
        return frameworkProperty(name).value(value);
    }

    private static Path data() {
        try {
            return Files.createTempDirectory("stoa-in-container");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Properties description() {
        var description = new Properties();
        try (var reader = Files.newBufferedReader(HOME.resolve("distribution.properties"))) {
            description.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return description;
    }
}
