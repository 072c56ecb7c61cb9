package stoa.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle of this repository, as it was built before this module. */
final class SameAsMavenTest {
    private static final Path ROOT = Path.of("../..");

    /** Headers that only name the tool. */
    private static final List<String> TOOL = List.of("Build-Jdk-Spec", "Created-By");

    @TempDir
    Path scratch;

    static List<String> bundles() {
        return BundleModule.in(ROOT.resolve("bundles")).stream()
                .map(module -> module.folder().getFileName().toString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void makesTheSameJarAsMaven(String bundle) throws Exception {
        var module = BundleModule.read(ROOT.resolve("bundles").resolve(bundle));
        var byMaven = module.folder().resolve("target/" + module.artifact() + "-" + module.version() + ".jar");
        assertTrue(module.isKnown() && Files.exists(byMaven), "Build '" + bundle + "' first, by ./dev");

        var own = scratch.resolve("own.jar");
        new Workbench(ROOT, scratch.resolve("work")).build(module, own);

        assertEquals(headers(byMaven), headers(own));
        assertEquals(content(byMaven), content(own));
    }

    private static Map<String, String> headers(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var headers = new TreeMap<String, String>();
            file.getManifest()
                    .getMainAttributes()
                    .forEach((name, value) -> headers.put(name.toString(), value.toString()));
            headers.keySet().removeAll(TOOL);
            return headers;
        }
    }

    /** Name and checksum of every file. */
    private static Map<String, Long> content(Path jar) throws IOException {
        var content = new TreeMap<String, Long>();
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(entry -> !entry.isDirectory()).toList()) {
                var sum = new CRC32();
                sum.update(file.getInputStream(entry).readAllBytes());
                content.put(entry.getName(), sum.getValue());
            }
        }
        content.remove(JarFile.MANIFEST_NAME);
        return content;
    }
}
