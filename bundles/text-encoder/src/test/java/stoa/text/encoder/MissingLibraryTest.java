package stoa.text.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.api.text.Encoding.Method;
import stoa.api.text.TextEncoder;

/** The encoder as it is on a machine for which its runtime has no library. */
class MissingLibraryTest {
    @Test
    void encodesByTheTableAndGoesOnWhereTheLibraryIsMissing() throws Exception {
        try (var loader = new WithoutLibrary()) {
            var engine = loader.loadClass(Engine.class.getName())
                    .getMethod("alone", boolean.class)
                    .invoke(null, true);
            var encoder = (TextEncoder) loader.loadClass(LeasedEncoder.class.getName())
                    .getConstructor(engine.getClass())
                    .newInstance(engine);

            var first = encoder.encode(List.of("Trams carry more people.", ""), Duration.ofSeconds(5));
            var again = encoder.encode(List.of("Trams carry more people."), Duration.ofSeconds(5));

            assertNotSame(Engine.class, engine.getClass());
            assertEquals(Method.TABLE, first.method());
            assertEquals(2, first.parts().size());
            assertEquals(Method.TABLE, again.method());
            assertEquals(Engine.alone(false).fingerprint(), encoder.fingerprint());
        }
    }

    /** Loads the encoder and its runtime anew, without the runtime's native part. */
    private static final class WithoutLibrary extends URLClassLoader {
        private static final String LIBRARY = "ai/onnxruntime/native/";

        WithoutLibrary() {
            super(classPath(), MissingLibraryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("stoa.text.encoder.") && !name.startsWith("ai.onnxruntime.")) {
                    return super.loadClass(name, resolve);
                }
                var known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }

        @Override
        public URL getResource(String name) {
            return name.startsWith(LIBRARY) ? null : super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith(LIBRARY) ? java.util.Collections.emptyEnumeration() : super.getResources(name);
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                    .map(WithoutLibrary::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String place) {
            try {
                return Path.of(place).toUri().toURL();
            } catch (java.net.MalformedURLException impossible) {
                throw new IllegalArgumentException(place, impossible);
            }
        }
    }
}
