package stoa.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import stoa.kernel.contract.platform.Listening;
import stoa.kernel.contract.platform.PluginDirectory;
import stoa.kernel.contract.platform.PluginStatus;
import stoa.kernel.contract.platform.Readiness;
import stoa.kernel.contract.platform.StartFailure;

/**
 * The platform in a test; a test gets it as a parameter from {@link PlatformExtension}.
 *
 * <p>Any thread may ask; one thread at a time may restart. Waiting methods give up after thirty seconds and say for what.
 */
public final class Platform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final ClassPath classPath = ClassPath.ofTest();
    private final KernelBundles bundles = new KernelBundles(classPath);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Setup setup;
    private final Path home;
    private final InstantSource clock;
    private volatile @Nullable EmbeddedKernel kernel;
    private int lives;

    private Platform(Setup setup, Path home) {
        this.setup = setup;
        this.home = home;
        this.clock = setup.clock();
    }

    /** Boots in a temporary folder, which {@link #close} deletes; returns when every plugin is settled. */
    static Platform boot(Setup setup) {
        try {
            var platform = new Platform(setup, Files.createTempDirectory("stoa-test"));
            platform.putPlugins();
            platform.start();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder", e);
        }
    }

    /** The base address, ending in a slash; another one after a restart. */
    public URI url() {
        return service(Listening.class).address();
    }

    /** The clock of the platform, unless the extension was made with the system's clock. */
    public ManualClock clock() {
        if (clock instanceof ManualClock manual) {
            return manual;
        }
        throw new IllegalStateException("This platform runs on the system's clock; leave out withSystemClock()");
    }

    public Path data() {
        return home.resolve("data");
    }

    /** The folder into which people put plugins; it is watched. */
    public Path deployFolder() {
        return data().resolve("plugins");
    }

    /** A folder of the test's own, deleted with the platform. */
    public Path scratch() {
        return home.resolve("scratch");
    }

    /** A service of the kernel or of a plugin, of an API type; waits until it is there. */
    public <T> T service(Class<T> type) {
        var found = new AtomicReference<Optional<T>>(Optional.empty());
        // One that is being swapped may go between the look and the call.
        await("service " + type.getName(), () -> {
            found.set(services(type).stream().findFirst());
            return found.get().isPresent();
        });
        return found.get().orElseThrow();
    }

    /** All services of an API type that are there now. */
    public <T> List<T> services(Class<T> type) {
        return references(type).stream()
                .flatMap(reference -> Optional.<Object>ofNullable(context().getService(reference)).stream())
                .map(type::cast)
                .toList();
    }

    public PluginDirectory plugins() {
        return service(PluginDirectory.class);
    }

    public PluginStatus plugin(String id) {
        return plugins().find(id).orElseThrow(() -> new IllegalStateException("Plugin '" + id + "' is unknown"));
    }

    /** Waits until the plugin is at work; says why when it is not. */
    public PluginStatus awaitActive(String id) {
        await(
                "plugin " + id + " active",
                () -> plugins().find(id).filter(PluginStatus::isActive).isPresent());
        return plugin(id);
    }

    /** The jar takes over from the version at work, or nothing changes. */
    public PluginStatus deploy(Path jar) {
        return plugins().deploy(jar, PATIENCE);
    }

    /** Where on the class path a bundle of that symbolic name, or the plugin of that id, lies. */
    public Path source(String nameOrId) {
        return classPath
                .find(nameOrId)
                .or(() -> classPath.plugins().stream()
                        .filter(bundle -> bundle.pluginId().equals(nameOrId))
                        .findFirst())
                .map(ClassPathBundle::place)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no bundle or plugin '" + nameOrId + "' on the class path of the test"));
    }

    /** The bundle of the plugin that is in the framework now. */
    public Optional<Bundle> bundle(String id) {
        return Stream.of(context().getBundles())
                .filter(bundle -> ClassPathBundle.pluginId(bundle.getHeaders("").get("Stoa-Plugin"))
                        .equals(id))
                .reduce((older, newer) -> newer);
    }

    /** The framework, for tests of the kernel's own behaviour. */
    public BundleContext context() {
        var present = kernel;
        if (present == null) {
            throw new IllegalStateException("The platform does not run");
        }
        return present.context();
    }

    public void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(condition::getAsBoolean);
    }

    /** GET of a path such as {@code api/v1/panels}. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url().resolve(path)));
    }

    /** POST of JSON to a path such as {@code api/v1/session}. */
    public HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(url().resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Stoa-Request", "1")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Stops in good order and starts again on the same data. */
    public void restart() {
        stop();
        start();
    }

    /** Stops in good order; {@link #start} goes on with the same data. */
    public void stop() {
        var present = kernel;
        kernel = null;
        if (present != null) {
            present.stop();
        }
    }

    public void start() {
        if (kernel != null) {
            throw new IllegalStateException("The platform runs already");
        }
        lives++;
        kernel = EmbeddedKernel.boot(bundles, settings(), home.resolve("cache-" + lives), clock);
        awaitReady();
    }

    @Override
    public void close() {
        stop();
        http.close();
        BundleFiles.deleteAll(home);
    }

    private void putPlugins() throws IOException {
        Files.createDirectories(scratch());
        Files.createDirectories(deployFolder());
        for (var plugin : classPath.plugins()) {
            if (!setup.without().contains(plugin.pluginId())) {
                BundleFiles.jar(plugin.place(), home.resolve("bundles").resolve(plugin.name() + ".jar"));
            }
        }
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(bundles.settings());
        settings.put("stoa.home", home.toString());
        settings.put("stoa.data", data().toString());
        settings.put("stoa.version", "test");
        settings.put("stoa.distribution", "test");
        settings.put("stoa.http.host", "127.0.0.1");
        settings.put("stoa.http.port", "0");
        settings.put("stoa.log.level", "warn");
        settings.putAll(setup.settings());
        return settings;
    }

    private void awaitReady() {
        try {
            await("the platform to be ready", () -> {
                services(StartFailure.class).forEach(failure -> {
                    throw new IllegalStateException(failure.sentence());
                });
                return !references(Listening.class).isEmpty() && complaints().isEmpty();
            });
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new IllegalStateException("The platform was not ready in time: " + complaints(), e);
        }
    }

    private List<String> complaints() {
        return services(Readiness.class).stream()
                .map(Readiness::complaint)
                .filter(complaint -> !complaint.isBlank())
                .toList();
    }

    /** All of them, not only those the framework takes for assignable: it cannot tell for packages of the class path. */
    private List<ServiceReference<?>> references(Class<?> type) {
        try {
            var found = context().getAllServiceReferences(type.getName(), null);
            return found == null
                    ? List.of()
                    : Stream.<ServiceReference<?>>of(found)
                            .sorted(Comparator.reverseOrder())
                            .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("No filter was given", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
