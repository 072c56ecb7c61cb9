package stoa.kernel.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import stoa.api.plugin.Registration;
import stoa.kernel.contract.platform.Listening;

/** A distribution in a folder: the API, the contract, and bundles made from activators of the tests. */
final class SampleDistribution {
    private final Path home;
    private final List<String> names = new ArrayList<>(List.of("api", "contract"));

    private SampleDistribution(Path home) {
        this.home = home;
    }

    static SampleDistribution in(Path home) throws IOException, URISyntaxException {
        SampleDistribution sample = new SampleDistribution(home);
        Files.createDirectories(home.resolve("system"));
        Files.copy(jarOf(Registration.class), home.resolve("system/api.jar"));
        Files.copy(jarOf(Listening.class), home.resolve("system/contract.jar"));
        sample.describe();
        return sample;
    }

    SampleDistribution with(Class<?> activator) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", activator.getSimpleName());
        main.putValue("Bundle-Activator", activator.getName());
        main.putValue("Import-Package", "org.osgi.framework,stoa.kernel.contract.platform");
        Path jar = home.resolve("system").resolve(activator.getSimpleName() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            add(out, activator);
            for (Class<?> nested : activator.getDeclaredClasses()) {
                add(out, nested);
            }
        }
        names.add(activator.getSimpleName());
        describe();
        return this;
    }

    Path home() {
        return home;
    }

    private void describe() throws IOException {
        Files.writeString(home.resolve(Distribution.FILE), """
                name = sample
                version = 1.2.3
                level.1 = %s
                setting.stoa.http.port = 0
                setting.stoa.http.host = 127.0.0.1
                setting.stoa.data = data
                setting.stoa.db.url =
                setting.stoa.start.seconds = 60
                setting.stoa.stop.seconds = 20
                """.formatted(String.join(", ", names)));
    }

    private static void add(JarOutputStream out, Class<?> type) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(entry));
        try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.closeEntry();
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(jar)) {
            throw new IllegalStateException("'" + jar + "' is no jar: run the tests with 'verify', not 'test'.");
        }
        return jar;
    }
}
