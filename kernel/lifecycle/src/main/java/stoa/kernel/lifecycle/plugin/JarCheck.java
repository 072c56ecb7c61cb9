package stoa.kernel.lifecycle.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import stoa.api.plugin.PluginId;

/** Looks at a jar before the framework sees it: is it a plugin at all, and does it keep to the rules of plugins? */
final class JarCheck {
    private static final long LARGEST_JAR = 64L * 1024 * 1024;
    private static final long LARGEST_CONTENT = 512L * 1024 * 1024;
    private static final int MOST_ENTRIES = 50_000;
    private static final String KERNEL = "stoa.kernel";
    private static final String API = "stoa.api";

    /** Headers that tie bundles together so that a swap would restart others. */
    private static final List<String> FORBIDDEN =
            List.of(Constants.DYNAMICIMPORT_PACKAGE, Constants.FRAGMENT_HOST, Constants.REQUIRE_BUNDLE);

    private final Path file;
    private final String name;

    private JarCheck(Path file) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
    }

    static PluginJar read(Path file) throws RejectedJar {
        return new JarCheck(file).read();
    }

    private PluginJar read() throws RejectedJar {
        try {
            require(Files.size(file) <= LARGEST_JAR, "is larger than 64 MB; make it smaller");
            try (var jar = new JarFile(file.toFile())) {
                checkContent(jar);
                var manifest = jar.getManifest();
                require(manifest != null, "has no manifest; build it as a bundle");
                return check(manifest.getMainAttributes());
            }
        } catch (IOException | SecurityException e) {
            throw rejected("cannot be read as a jar (" + e.getMessage() + "); copy it again");
        }
    }

    private void checkContent(JarFile jar) throws RejectedJar {
        require(jar.size() <= MOST_ENTRIES, "has more than " + MOST_ENTRIES + " entries; make it smaller");
        var bytes = jar.stream().mapToLong(ZipEntry::getSize).sum();
        require(bytes <= LARGEST_CONTENT, "holds more than 512 MB unpacked; make it smaller");
    }

    private PluginJar check(Attributes manifest) throws RejectedJar, IOException {
        require(header(manifest, Constants.BUNDLE_SYMBOLICNAME).isPresent(), "is no bundle; build it with bnd");
        var plugin = header(manifest, PluginHeaders.PLUGIN)
                .orElseThrow(() -> rejected("is no plugin; annotate a package with @Plugin(id, title)"));
        var id = PluginHeaders.id(plugin);
        require(isPluginId(id), "names itself '" + id + "'; a plugin id looks like judge-rubric");
        for (var forbidden : FORBIDDEN) {
            require(
                    header(manifest, forbidden).isEmpty(),
                    "uses " + forbidden + ", which ties bundles together; import packages instead");
        }
        checkPackages(manifest);
        return new PluginJar(
                file,
                id,
                PluginHeaders.title(plugin).orElse(id),
                version(header(manifest, Constants.BUNDLE_VERSION).orElse("0")),
                hash());
    }

    private void checkPackages(Attributes manifest) throws RejectedJar {
        var kernel = packages(manifest, Constants.IMPORT_PACKAGE)
                .filter(imported -> within(imported, KERNEL))
                .findFirst();
        require(kernel.isEmpty(), "imports '" + kernel.orElse("") + "'; a plugin may use only stoa.api packages");
        var taken = packages(manifest, Constants.EXPORT_PACKAGE)
                .filter(exported -> within(exported, KERNEL) || within(exported, API))
                .findFirst();
        require(taken.isEmpty(), "exports '" + taken.orElse("") + "', which belongs to the platform; keep it private");
    }

    private static boolean within(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    private static Stream<String> packages(Attributes manifest, String header) {
        return header(manifest, header).map(ManifestClauses::names).orElseGet(List::of).stream();
    }

    private static Optional<String> header(Attributes manifest, String name) {
        return Optional.ofNullable(manifest.getValue(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean isPluginId(String text) {
        try {
            return new PluginId(text).text().equals(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Version version(String text) throws RejectedJar {
        try {
            return Version.parseVersion(text);
        } catch (IllegalArgumentException _) {
            throw rejected("has version '" + text + "'; a version looks like 1.2.3");
        }
    }

    private String hash() throws IOException {
        try (var input = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[64 * 1024];
            for (var count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private void require(boolean condition, String otherwise) throws RejectedJar {
        if (!condition) {
            throw rejected(otherwise);
        }
    }

    private RejectedJar rejected(String why) {
        return new RejectedJar("Jar '" + name + "' " + why + ".");
    }
}
