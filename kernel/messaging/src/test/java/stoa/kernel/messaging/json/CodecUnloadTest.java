package stoa.kernel.messaging.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.io.IOException;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class CodecUnloadTest {
    private final JacksonCodecs codecs = new JacksonCodecs();

    /** Loaded a second time by a loader of its own. */
    public record Foreign(String text, Kind kind) {}

    /** Part of it. */
    public enum Kind {
        ONE
    }

    @Test
    void classesThatACodecHasSeenAreCollectedWithTheirLoader() throws Exception {
        var loader = useAndForget();

        await().until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private WeakReference<ClassLoader> useAndForget() throws Exception {
        var loader = new Copies();
        var type = loader.loadClass(Foreign.class.getName());
        assertNotSame(Foreign.class, type);
        var read = codecs.read("{\"text\":\"a\",\"kind\":\"one\"}".getBytes(UTF_8), type);
        codecs.write((Record) read);
        return new WeakReference<>(loader);
    }

    /** Defines the records of this test anew. */
    private static final class Copies extends ClassLoader {
        Copies() {
            super(CodecUnloadTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(CodecUnloadTest.class.getName() + "$")) {
                return super.loadClass(name, resolve);
            }
            var known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
