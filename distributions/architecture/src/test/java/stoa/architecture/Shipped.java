package stoa.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The assembled product, as far as it is our own code. */
final class Shipped {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path HOME = ROOT.resolve("distributions/standalone/target/stoa");
    private static final ImportOption OWN_CODE =
            location -> location.contains("!/stoa/") && !location.contains("module-info");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(OWN_CODE).importJars(ownJars());

    private Shipped() {}

    static Path root() {
        return ROOT;
    }

    /** All classes in packages {@code stoa..}; libraries that are embedded in a bundle are left out. */
    static JavaClasses classes() {
        return CLASSES;
    }

    /** The deployable bundles. */
    static List<Path> bundles() {
        return jars(HOME.resolve("bundles"));
    }

    static Manifest manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + jar + "'", e);
        }
    }

    /** The names of the packages in an OSGi header, without attributes and directives. */
    static Set<String> packages(Manifest manifest, String header) {
        String value = manifest.getMainAttributes().getValue(header);
        Set<String> names = new TreeSet<>();
        if (value != null) {
            Arrays.stream(value.replaceAll("\"[^\"]*\"", "").split(","))
                    .flatMap(clause -> Arrays.stream(clause.split(";")))
                    .map(String::strip)
                    .filter(part -> !part.contains("="))
                    .forEach(names::add);
        }
        return names;
    }

    private static List<JarFile> ownJars() {
        List<JarFile> jars = new ArrayList<>();
        for (String folder : List.of("lib", "system", "bundles")) {
            jars(HOME.resolve(folder)).stream()
                    .filter(jar -> jar.getFileName().toString().startsWith("stoa."))
                    .map(Shipped::opened)
                    .forEach(jars::add);
        }
        return jars;
    }

    private static JarFile opened(Path jar) {
        try {
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + jar + "'", e);
        }
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Nothing is assembled in '" + folder + "'; build distributions/standalone", e);
        }
    }
}
