package stoa.kernel.lifecycle.panel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import stoa.kernel.contract.platform.WebAssets;
import stoa.kernel.lifecycle.plugin.PluginHeaders;

/** The files below {@code panel/} of one bundle; only those listed can be opened. */
final class PanelFolder implements WebAssets {
    private static final String FOLDER = "panel/";
    private static final int HASH_BYTES = 6;

    private final Bundle bundle;
    private final String version;
    private final Set<String> files;

    private PanelFolder(Bundle bundle, Set<String> files) {
        this.bundle = bundle;
        this.files = files;
        // By content: two builds of one version differ, and a restart leaves addresses as they were.
        this.version = bundle.getVersion() + "-" + hash(bundle, files);
    }

    /** Empty when the bundle has no such folder. */
    static Optional<WebAssets> of(Bundle bundle) {
        var files = list(bundle.findEntries(FOLDER, "*", true));
        return files.isEmpty() ? Optional.empty() : Optional.of(new PanelFolder(bundle, files));
    }

    private static Set<String> list(@Nullable Enumeration<URL> entries) {
        var files = new TreeSet<String>();
        if (entries != null) {
            Collections.list(entries).stream()
                    .map(URL::getPath)
                    .filter(path -> !path.endsWith("/"))
                    .forEach(path -> files.add(path.substring(path.indexOf(FOLDER) + FOLDER.length())));
        }
        return Collections.unmodifiableSet(files);
    }

    private static String hash(Bundle bundle, Set<String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                digest.update(read(bundle.getEntry(FOLDER + file)));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] read(URL file) {
        try (var input = file.openStream()) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + file + "'", e);
        }
    }

    @Override
    public String bundle() {
        return bundle.getSymbolicName();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String plugin() {
        return PluginHeaders.idOf(bundle);
    }

    @Override
    public String title() {
        return PluginHeaders.titleOf(bundle);
    }

    @Override
    public List<String> files() {
        return List.copyOf(files);
    }

    @Override
    public Optional<InputStream> open(String path) throws IOException {
        var entry = files.contains(path) ? bundle.getEntry(FOLDER + path) : null;
        return entry == null ? Optional.empty() : Optional.of(entry.openStream());
    }
}
