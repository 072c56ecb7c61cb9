package stoa.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import stoa.kernel.contract.platform.Listening;
import stoa.kernel.contract.platform.PluginDirectory;

/** What ships, from within: JUnit 4, for the container knows no younger one. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class AssembledDistributionTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @Inject
    private BundleContext context;

    @Inject
    @Filter(timeout = 60_000)
    private PluginDirectory plugins;

    @Inject
    @Filter(timeout = 60_000)
    private Listening listening;

    @Inject
    @Filter(value = "(osgi.unit.name=accounts)", timeout = 60_000)
    private EntityManagerFactory people;

    @Configuration
    public Option[] distribution() {
        return new Option[] {Assembled.distribution()};
    }

    @Test
    public void resolvesAndStartsEveryBundle() {
        await(() -> inactive().isEmpty());

        assertEquals(List.of(), inactive());
    }

    @Test
    public void bringsEveryPluginToWork() {
        await(() -> plugins.list().size() >= 6 && plugins.list().stream().allMatch(plugin -> plugin.isActive()));

        assertEquals(
                List.of(),
                plugins.list().stream()
                        .filter(it -> !it.isActive())
                        .map(it -> it.why())
                        .toList());
    }

    @Test
    public void offersTheUnitOfABundleToOthers() {
        try (var manager = people.createEntityManager()) {
            assertTrue(manager.createQuery("select count(p) from Person p", Long.class)
                            .getSingleResult()
                    >= 0);
        }
    }

    @Test
    public void answersOverHttp() throws Exception {
        await(() -> statusOf("health/ready") == 200);

        assertEquals(200, statusOf("api/v1/openapi.json"));
    }

    @Test
    public void deploysWhatIsDroppedAndRemovesWhatIsTakenAway() throws Exception {
        var folder = Files.createDirectories(
                Path.of(context.getProperty("stoa.data")).resolve("plugins"));
        var jar = folder.resolve("dropped.jar");

        Files.write(jar, plugin());
        await(() -> plugins.find("dropped").filter(it -> it.isActive()).isPresent());
        assertTrue(plugins.find("dropped").orElseThrow().isActive());

        Files.delete(jar);
        await(() -> plugins.find("dropped").filter(it -> it.isActive()).isEmpty());
        assertTrue(plugins.find("dropped").filter(it -> it.isActive()).isEmpty());
    }

    private List<String> inactive() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle.getSymbolicName() + " is in state " + bundle.getState())
                .toList();
    }

    private int statusOf(String path) {
        try (var http = HttpClient.newHttpClient()) {
            URI address = listening.address().resolve(path);
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (Exception unreachable) {
            return 0;
        }
    }

    private static byte[] plugin() throws Exception {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "test.dropped");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Stoa-Plugin", "dropped;title=\"Dropped\"");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new ZipEntry("dropped.txt"));
            jar.write(1);
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
