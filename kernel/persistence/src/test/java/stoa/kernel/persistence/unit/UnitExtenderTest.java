package stoa.kernel.persistence.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.store.Transactions;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;

@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
final class UnitExtenderTest {
    private static final Map<String, String> SCRIPTS = Map.of("V1__library.sql", PluginJar.SCHEMA);

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private Hall hall;

    @BeforeEach
    void open() throws BundleException {
        var settings = new HashMap<>(Map.of("stoa.data", folder.toString()));
        Bed.settings(engine, folder).url().ifPresent(url -> {
            settings.put("stoa.db.url", url);
            settings.put("stoa.db.user", Bed.server().user());
        });
        hall = new Hall(folder, settings);
        hall.await(EventLog.class);
    }

    @AfterEach
    void close() throws BundleException, InterruptedException {
        hall.close();
    }

    @Test
    void aBundleWithAUnitGetsItsFactoryMigratedAndWoven() throws Exception {
        var plugin = started("1.0.0", SCRIPTS);

        assertEquals(List.of("Dune@first"), ask(plugin, "Dune"));
        assertEquals(List.of("Dune@first", "Emma@first"), ask(plugin, "Emma"));
        var woven = ask(plugin, "woven");
        assertTrue(
                woven.containsAll(List.of("ChangeTracker", "PersistenceWeaved", "PersistenceWeavedLazy")),
                woven.toString());
    }

    @Test
    void theFactoryJoinsTheOpenTransaction() throws Exception {
        var plugin = started("1.0.0", SCRIPTS);
        ask(plugin, "Dune");
        var transactions = hall.await(Transactions.class);

        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    assertEquals(List.of("Dune@first", "Emma@first"), ask(plugin, "Emma"));
                    throw new IllegalStateException("the projection failed");
                }));

        assertEquals(List.of("Dune@first"), ask(plugin, "titles"));
        assertEquals(List.of("Dune@first", "Faust@first"), transactions.run(() -> ask(plugin, "Faust")));
        assertEquals(List.of("Dune@first", "Faust@first"), ask(plugin, "titles"));
    }

    @Test
    void twoVersionsSideBySideEachSeeTheirOwnFactory() throws Exception {
        var old = started("1.0.0", SCRIPTS);
        ask(old, "Dune");
        var scripts = new HashMap<>(SCRIPTS);
        scripts.put("V2__year.sql", "alter table book add column printed integer;");
        var next = started("2.0.0", scripts);

        assertNotSame(factory(old).orElseThrow(), factory(next).orElseThrow());
        assertEquals(List.of("Dune@first", "Emma@first"), ask(next, "Emma"));
        assertEquals(List.of("Dune@first", "Emma@first", "Faust@first"), ask(old, "Faust"));
    }

    @Test
    void aStoppedBundleLosesItsFactoryAndFindsItsRowsAgain() throws Exception {
        var plugin = started("1.0.0", SCRIPTS);
        ask(plugin, "Dune");
        var factory = factory(plugin).orElseThrow();

        plugin.stop();
        assertEquals(false, factory.getClass().getMethod("isOpen").invoke(factory));

        plugin.start();
        assertEquals(List.of("Dune@first"), ask(plugin, "titles"));
    }

    @Test
    void theClassLoaderOfAnUninstalledBundleIsCollected() throws Exception {
        var loader = usedAndUninstalled();

        Awaitility.await("class loader is collected")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    System.gc();
                    return loader.get() == null;
                });
    }

    @Test
    void aScriptThatFailsLeavesTheBundleWithoutAFactoryAndTheRestRunning() throws Exception {
        var broken = started("1.0.0", Map.of("V1__library.sql", "create tabel book"));

        assertEquals(Optional.empty(), factory(broken));
        assertEquals(Bundle.ACTIVE, broken.getState());
        assertEquals(Bundle.ACTIVE, hall.persistence().getState());
    }

    private WeakReference<ClassLoader> usedAndUninstalled() throws Exception {
        var plugin = started("1.0.0", SCRIPTS);
        ask(plugin, "Dune");
        var loader = new WeakReference<>(plugin.adapt(BundleWiring.class).getClassLoader());
        hall.uninstall(plugin);
        return loader;
    }

    private Bundle started(String version, Map<String, String> scripts) throws IOException, BundleException {
        var plugin = hall.plugin(PluginJar.write(folder, version, scripts));
        plugin.start();
        return plugin;
    }

    private static Optional<Object> factory(Bundle plugin) {
        var context = plugin.getBundleContext();
        return Optional.ofNullable(context.getServiceReference("jakarta.persistence.EntityManagerFactory"))
                .map(context::getService);
    }

    @SuppressWarnings("unchecked")
    private static List<String> ask(Bundle plugin, String request) {
        try {
            var librarian = plugin.loadClass("fixture.library.Librarian")
                    .getConstructor()
                    .newInstance();
            return ((BiFunction<Object, String, List<String>>) librarian)
                    .apply(factory(plugin).orElseThrow(), request);
        } catch (ReflectiveOperationException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
