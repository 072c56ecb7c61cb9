package stoa.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source tree of two bundles that need nothing but the JDK. */
final class WorkshopTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String POM = """
            <project><parent><groupId>hall</groupId><version>1.0.0-SNAPSHOT</version></parent>
            <artifactId>%s</artifactId><name>A bundle</name></project>
            """;

    @TempDir
    Path root;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> byMaven = new CopyOnWriteArrayList<>();
    private volatile Runnable whileMavenRuns = () -> {};
    private Workshop workshop;
    private Thread watching;

    @BeforeEach
    void open() throws Exception {
        write("bnd.bnd", "Bundle-Vendor: Hall\n-removeheaders: Bnd-LastModified, Created-By, Tool\n");
        bundle("first");
        bundle("second");
        Files.createDirectories(root.resolve("jars"));
        workshop = new Workshop(root, root.resolve("jars"), root.resolve("state"), this::maven, told::add);
        var since = Files.getLastModifiedTime(write("began", ""));
        watching = Thread.ofVirtual().start(() -> watch(since));
    }

    @AfterEach
    void close() throws InterruptedException {
        workshop.close();
        watching.join();
    }

    @Test
    void buildsWhatWasEditedAndNothingElse() throws Exception {
        edit("first", "return 2;");

        awaitHandedOver("first");

        assertFalse(Files.exists(jar("second")));
        try (var jar = new JarFile(jar("first").toFile())) {
            var headers = jar.getManifest().getMainAttributes();
            assertEquals("first", headers.getValue("Bundle-SymbolicName"));
            assertEquals("A bundle", headers.getValue("Bundle-Name"));
            assertEquals("Hall", headers.getValue("Bundle-Vendor"));
            assertTrue(jar.getEntry("hall/first/Answer.class") != null);
        }
    }

    @Test
    void leavesTheJarAndSaysWhereWhenASourceIsBroken() throws Exception {
        edit("first", "return 2;");
        awaitHandedOver("first");
        var whole = Files.readAllBytes(jar("first"));

        edit("first", "return nothing;");

        awaitTold("first does not build; the running one stays.");
        assertTrue(told.stream().anyMatch(line -> line.contains("Answer.java:3: cannot find symbol")), told.toString());
        assertArrayEquals(whole, Files.readAllBytes(jar("first")));
    }

    @Test
    void mendsWhatWasBroken() throws Exception {
        edit("first", "return nothing;");
        awaitTold("first does not build; the running one stays.");

        edit("first", "return 3;");

        awaitHandedOver("first");
    }

    @Test
    void leavesANewModuleAndAChangedPomToMaven() throws Exception {
        write("bundles/third/src/main/java/hall/third/Answer.java", source("third", "return 1;"));
        write("bundles/third/pom.xml", POM.formatted("third"));
        await().atMost(SOON).until(() -> byMaven.contains("third"));

        write("bundles/first/pom.xml", POM.formatted("first") + "<!-- another dependency -->");

        await().atMost(SOON).until(() -> byMaven.contains("first"));
        assertFalse(Files.exists(jar("first")));
    }

    @Test
    void losesNoEditMadeDuringABuild() throws Exception {
        whileMavenRuns = () -> edit("second", "return 7;");

        write("bundles/first/pom.xml", POM.formatted("first") + "<!-- another dependency -->");

        awaitHandedOver("second");
    }

    @Test
    void buildsAnewWhenAFileIsDeleted() throws Exception {
        write("bundles/first/src/main/resources/words.txt", "many");
        awaitHandedOver("first");
        told.clear();

        Files.delete(root.resolve("bundles/first/src/main/resources/words.txt"));

        awaitHandedOver("first");
        try (var jar = new JarFile(jar("first").toFile())) {
            assertTrue(jar.getEntry("words.txt") == null);
        }
    }

    @Test
    void saysThatTheKernelNeedsARestart() throws Exception {
        write("kernel/messaging/src/main/java/Box.java", "class Box {}");

        awaitTold("The kernel, the plugin API or the build itself changed: restart ./dev up to take it in.");
    }

    @Test
    void marksTheJarSoThatTheNextStartTakesItAsItIs() throws Exception {
        edit("first", "return 2;");
        awaitHandedOver("first");

        await().atMost(SOON).until(() -> Files.exists(root.resolve("state/handed/first")));
        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        Files.getLastModifiedTime(jar("first")),
                        Files.getLastModifiedTime(root.resolve("state/handed/first"))));
    }

    private void maven(BundleModule module) {
        byMaven.add(module.artifact());
        whileMavenRuns.run();
    }

    private void watch(FileTime since) {
        try {
            workshop.watch(since);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Written long before the workshop opens. */
    private void bundle(String name) throws IOException {
        write("bundles/" + name + "/pom.xml", POM.formatted(name));
        write("bundles/" + name + "/bnd.bnd", "Private-Package: hall." + name + "\n");
        write("bundles/" + name + "/target/compile.path", "");
        edit(name, "return 1;");
        try (var files = Files.walk(root.resolve("bundles").resolve(name))) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            }
        }
    }

    private void edit(String bundle, String body) {
        try {
            write("bundles/" + bundle + "/src/main/java/hall/" + bundle + "/Answer.java", source(bundle, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(String bundle, String body) {
        return "package hall.%s;\nfinal class Answer {\n    int number() { %s }\n}\n".formatted(bundle, body);
    }

    private Path write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private Path jar(String bundle) {
        return root.resolve("jars").resolve(bundle + ".jar");
    }

    private void awaitHandedOver(String bundle) {
        await().atMost(SOON)
                .until(() -> told.stream()
                        .anyMatch(line ->
                                line.startsWith(bundle + " rebuilt in ") && line.endsWith(" ms and handed over.")));
    }

    private void awaitTold(String line) {
        await().atMost(SOON).until(() -> told.contains(line));
    }
}
