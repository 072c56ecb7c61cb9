package stoa.kernel.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.kernel.contract.platform.WebAssets;
import stoa.kernel.gateway.call.Operations;
import stoa.kernel.gateway.offer.Shelf;

/** The files of all bundles that have some; of several versions of one bundle the latest is the current one. */
@Component(service = AssetShelf.class)
public final class AssetShelf {
    /** The bundle of the page itself. */
    public static final String SHELL = "stoa.web.shell";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Shelf<WebAssets> current = new Shelf<>(PATIENCE);
    private final Shelf<WebAssets> versions = new Shelf<>(PATIENCE);
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** Serves these files from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addAssets(WebAssets assets, Map<String, Object> properties) {
        var order = Operations.order(properties);
        current.put(assets.bundle(), assets, order);
        versions.put(assets.bundle() + "/" + assets.version(), assets, order);
        watchers.forEach(Runnable::run);
    }

    /** Stops serving these files when requests in hand have read them. */
    public void removeAssets(WebAssets assets) {
        current.take(assets.bundle(), assets);
        versions.take(assets.bundle() + "/" + assets.version(), assets);
        watchers.forEach(Runnable::run);
    }

    /** Calls back after each change until removed. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** The current files of each bundle, in the order of the bundles' names. */
    List<WebAssets> all() {
        return current.serving().stream()
                .sorted(Comparator.comparing(WebAssets::bundle))
                .toList();
    }

    Optional<byte[]> read(String bundle, String path) {
        return current.call(bundle, assets -> read(assets, path)).flatMap(found -> found);
    }

    /** The same of a version, or of the current one under the name {@code current}. */
    Optional<byte[]> read(String bundle, String version, String path) {
        return version.equals("current")
                ? read(bundle, path)
                : versions.call(bundle + "/" + version, assets -> read(assets, path))
                        .flatMap(found -> found);
    }

    static Optional<byte[]> read(WebAssets assets, String path) {
        try {
            var found = assets.open(path);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (var in = found.get()) {
                return Optional.of(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("File '" + path + "' of bundle '" + assets.bundle() + "' cannot be read", e);
        }
    }
}
