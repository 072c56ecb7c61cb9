package stoa.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A jar or a folder of classes on the test's class path that is a bundle.
 *
 * @param name the symbolic name, or for a library what its file is called without its version
 */
record ClassPathBundle(Path place, String name, Manifest manifest) {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    static Optional<ClassPathBundle> read(Path place) {
        try {
            return manifest(place)
                    .filter(manifest -> header(manifest, "Bundle-SymbolicName").isPresent())
                    .map(manifest -> new ClassPathBundle(place, name(place, manifest), manifest));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + place + "' of the class path", e);
        }
    }

    Optional<String> header(String name) {
        return header(manifest, name);
    }

    boolean isPlugin() {
        return header("Stoa-Plugin").isPresent();
    }

    /** Empty when it is no plugin. */
    String pluginId() {
        return pluginId(header("Stoa-Plugin").orElse(null));
    }

    /** The id in a header such as {@code judge-rubric;title="Judge: rubric"}. */
    static String pluginId(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip();
    }

    private static Optional<Manifest> manifest(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            var file = place.resolve(MANIFEST);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (var input = Files.newInputStream(file)) {
                return Optional.of(new Manifest(input));
            }
        }
        if (!place.toString().endsWith(".jar") || !Files.isRegularFile(place)) {
            return Optional.empty();
        }
        try (var jar = new JarFile(place.toFile())) {
            return Optional.ofNullable(jar.getManifest());
        }
    }

    private static Optional<String> header(Manifest manifest, String name) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(name));
    }

    private static String name(Path place, Manifest manifest) {
        var file = String.valueOf(place.getFileName());
        return Files.isDirectory(place)
                ? header(manifest, "Bundle-SymbolicName").orElse("").replaceAll(";.*", "")
                : file.replaceAll("(-\\d[^/]*)?\\.jar$", "");
    }
}
