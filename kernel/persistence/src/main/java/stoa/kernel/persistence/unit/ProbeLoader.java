package stoa.kernel.persistence.unit;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Defines a bundle's classes a second time, for the provider to look at: were they loaded for real, they could not be woven
 * any more.
 */
final class ProbeLoader extends ClassLoader {
    private final Bundle bundle;

    ProbeLoader(Bundle bundle) {
        super(bundle.adapt(BundleWiring.class).getClassLoader());
        this.bundle = bundle;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            var entry = bundle.getEntry(name.replace('.', '/') + ".class");
            return entry == null ? super.loadClass(name, resolve) : define(name, entry);
        }
    }

    private Class<?> define(String name, URL entry) throws ClassNotFoundException {
        try (var stream = entry.openStream()) {
            var bytes = stream.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException problem) {
            throw new ClassNotFoundException(name, problem);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return bundle.getEntry(name) == null ? super.getResource(name) : bundle.getEntry(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return getParent().getResources(name);
    }
}
