package stoa.kernel.persistence.unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.FrameworkFactory;
import org.awaitility.Awaitility;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.persistence.TestClock;

/** Felix with the persistence bundle and what it needs, as they are shipped. */
final class Hall implements AutoCloseable {
    /** Types by which the bundles are found on the class path. */
    private static final List<String> LIBRARIES = List.of(
            "org.osgi.util.function.Function",
            "org.osgi.util.promise.Promise",
            "org.osgi.service.component.ComponentContext",
            "org.apache.felix.scr.info.ScrInfo",
            "org.osgi.service.jdbc.DataSourceFactory",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "tools.jackson.core.JsonParser",
            "tools.jackson.databind.ObjectMapper",
            "jakarta.persistence.EntityManager",
            "org.objectweb.asm.ClassWriter",
            "org.objectweb.asm.commons.Remapper",
            "org.objectweb.asm.tree.ClassNode",
            "org.eclipse.persistence.Version",
            "org.eclipse.persistence.jpa.PersistenceProvider",
            "org.eclipse.persistence.jpa.jpql.ExpressionTools",
            "org.h2.Driver",
            "org.postgresql.Driver",
            "com.zaxxer.hikari.HikariConfig");

    /** Shared with the test, so that it can call the services. */
    private static final List<String> SHARED = List.of(
            "org.slf4j;version=2.0.20",
            "org.slf4j;version=1.7.36",
            "org.slf4j.spi;version=2.0.20",
            "org.slf4j.helpers;version=2.0.20",
            "org.slf4j.event;version=2.0.20",
            "stoa.api.error;version=1.0.0",
            "stoa.api.plugin;version=1.0.0",
            "stoa.api.stream;version=1.0.0",
            "stoa.api.task;version=1.0.0",
            "stoa.kernel.contract.log;version=1.0.0",
            "stoa.kernel.contract.platform;version=1.0.0",
            "stoa.kernel.contract.store;version=1.0.0");

    private final Framework framework;
    private final Bundle persistence;

    Hall(Path folder, Map<String, String> settings) throws BundleException {
        this.framework = new FrameworkFactory().newFramework(configuration(folder));
        framework.init();
        var context = framework.getBundleContext();
        context.registerService(Settings.class, new MapSettings(settings), null);
        context.registerService(InstantSource.class, new TestClock(), null);
        framework.start();
        var libraries = new ArrayList<Bundle>();
        for (var type : LIBRARIES) {
            libraries.add(install(home(type)));
        }
        for (var library : libraries) {
            start(library);
        }
        this.persistence = install(Path.of("target/classes"));
        persistence.start();
    }

    private static Map<String, String> configuration(Path folder) {
        var configuration = new HashMap<String, String>();
        configuration.put(
                Constants.FRAMEWORK_STORAGE, folder.resolve("framework").toString());
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", SHARED));
        return configuration;
    }

    private static Path home(String type) {
        try {
            var source = Class.forName(type, false, Hall.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (ReflectiveOperationException | URISyntaxException problem) {
            throw new IllegalStateException("The test's class path lacks " + type, problem);
        }
    }

    private Bundle install(Path place) throws BundleException {
        return framework.getBundleContext().installBundle("reference:" + place.toUri());
    }

    private static void start(Bundle bundle) throws BundleException {
        if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
            bundle.start();
        }
    }

    Bundle plugin(Path jar) throws BundleException {
        try (var stream = Files.newInputStream(jar)) {
            return framework.getBundleContext().installBundle(jar.getFileName().toString(), stream);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Bundle persistence() {
        return persistence;
    }

    /** A service as the bundle sees it, or empty. */
    <S> Optional<S> service(Bundle viewer, Class<S> type) {
        var context = viewer.getBundleContext();
        return Optional.ofNullable(context.getServiceReference(type)).map(context::getService);
    }

    <S> S await(Class<S> type) {
        return Awaitility.await(type.getName())
                .atMost(Duration.ofSeconds(20))
                .until(() -> service(framework, type), Optional::isPresent)
                .orElseThrow();
    }

    void uninstall(Bundle bundle) throws BundleException {
        bundle.uninstall();
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(20_000);
    }
}
