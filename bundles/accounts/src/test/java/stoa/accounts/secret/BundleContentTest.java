package stoa.accounts.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.api.error.PlatformException;

/** What the bundle carries of its two libraries is enough: nothing else of them is on the class path here. */
class BundleContentTest {
    @Test
    void thePackagesInTheBundleAreEnoughToJudgeAndHashPasswords() throws Exception {
        try (var bundle = new OnlyTheBundle()) {
            var type = bundle.loadClass("stoa.accounts.secret.PasswordDesk");
            var desk = type.getMethod("open").invoke(null);
            var accept = type.getMethod("accept", String.class, String.class);

            assertTrue(
                    accept.invoke(desk, "quiet marble stairs", "ada").toString().startsWith("$argon2id$"));
            var refusal =
                    assertThrows(InvocationTargetException.class, () -> accept.invoke(desk, "password123", "ada"));
            assertInstanceOf(PlatformException.class, refusal.getCause());
            var library = bundle.loadClass("org.bouncycastle.crypto.generators.Argon2BytesGenerator");
            assertEquals(bundle, library.getClassLoader());
        }
    }

    /** Takes the bundle's own packages from the bundle and everything else from where the test has it. */
    private static final class OnlyTheBundle extends URLClassLoader {
        private static final List<String> OWN = List.of("stoa.accounts.", "org.bouncycastle.", "com.nulabinc.");

        OnlyTheBundle() throws IOException {
            super(new URL[] {Path.of("target/classes/").toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return OWN.stream().anyMatch(name::startsWith)
                    ? super.findClass(name)
                    : OnlyTheBundle.class.getClassLoader().loadClass(name);
        }
    }
}
