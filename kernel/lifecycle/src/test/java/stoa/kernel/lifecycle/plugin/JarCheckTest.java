package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JarCheckTest {
    @TempDir
    Path folder;

    @Test
    void aGoodPluginIsReadWithIdTitleVersionAndHash() throws Exception {
        var jar = JarCheck.read(jar(good()));

        assertEquals("judge-x", jar.id());
        assertEquals("Judge: X", jar.title());
        assertEquals("1.2.3", jar.version().toString());
        assertTrue(jar.hash().matches("[0-9a-f]{64}"));
        assertTrue(jar.label().startsWith("1.2.3-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DynamicImport-Package|*|uses DynamicImport-Package",
                "Fragment-Host|stoa.debate|uses Fragment-Host",
                "Require-Bundle|stoa.debate|uses Require-Bundle",
                "Import-Package|stoa.api.stream,stoa.kernel.contract.log|imports 'stoa.kernel.contract.log'",
                "Export-Package|stoa.api.stream|exports 'stoa.api.stream'",
                "Export-Package|stoa.kernel|exports 'stoa.kernel'",
                "Bundle-Version|one|has version 'one'",
                "Stoa-Plugin|Judge X|names itself 'Judge X'",
            })
    void aJarThatBreaksARuleIsRejectedInOneSentence(String header, String value, String expected) throws Exception {
        var headers = good();
        headers.put(header, value);

        var sentence = rejection(jar(headers));

        assertTrue(sentence.startsWith("Jar 'x.jar' " + expected), sentence);
        assertTrue(sentence.endsWith("."), sentence);
    }

    @ParameterizedTest
    @CsvSource({"Bundle-SymbolicName,is no bundle", "Stoa-Plugin,is no plugin"})
    void aJarThatLacksAHeaderIsRejected(String header, String expected) throws Exception {
        var headers = good();
        headers.remove(header);

        assertTrue(rejection(jar(headers)).contains(expected));
    }

    @Test
    void packagesThatOnlyBeginLikeTheKernelsAreAllowed() throws Exception {
        var headers = good();
        headers.put("Import-Package", "stoa.kernelish,stoa.apiary;version=\"[1,2)\"");

        assertEquals("judge-x", JarCheck.read(jar(headers)).id());
    }

    @Test
    void rubbishIsRejectedAndNeverThrowsAnythingElse() throws Exception {
        var random = new Random(7);
        var whole = Files.readAllBytes(jar(good()));
        for (var round = 0; round < 300; round++) {
            var bytes = whole.clone();
            for (var change = 0; change <= round % 8; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(folder.resolve("x.jar"), java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1));
            assertTrue(readsOrRejects(folder.resolve("x.jar")));
        }
    }

    private static boolean readsOrRejects(Path jar) {
        try {
            return !JarCheck.read(jar).id().isEmpty();
        } catch (RejectedJar e) {
            return e.sentence().endsWith(".");
        }
    }

    private String rejection(Path jar) {
        return assertThrows(RejectedJar.class, () -> JarCheck.read(jar)).sentence();
    }

    private static Map<String, String> good() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", "test.judge");
        headers.put("Bundle-Version", "1.2.3");
        headers.put("Stoa-Plugin", "judge-x;title=\"Judge: X\"");
        return headers;
    }

    private Path jar(Map<String, String> headers) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        var file = folder.resolve("x.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.flush();
        }
        return file;
    }
}
