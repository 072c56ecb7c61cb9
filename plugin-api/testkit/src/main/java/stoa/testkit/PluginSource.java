package stoa.testkit;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A plugin written within a test: compiled and made a bundle in a few hundred milliseconds. Immutable.
 *
 * {@snippet :
 * PluginSource.of("greeting", "1.0.0")
 *         .java("greeting.Hello", "package greeting; public class Hello {}")
 *         .build(platform.scratch().resolve("greeting.jar"));
 * }
 */
public final class PluginSource {
    private final String id;
    private final String version;
    private final Map<String, String> sources;
    private final Map<String, String> headers;

    private PluginSource(String id, String version, Map<String, String> sources, Map<String, String> headers) {
        this.id = id;
        this.version = version;
        this.sources = Map.copyOf(sources);
        this.headers = Map.copyOf(headers);
    }

    /** The plugin's package is its id without hyphens. */
    public static PluginSource of(String id, String version) {
        return new PluginSource(id, version, Map.of(), Map.of());
    }

    /** Adds a class by its full name. */
    public PluginSource java(String className, String source) {
        return new PluginSource(id, version, plus(sources, className, source), headers);
    }

    /** Adds a bnd instruction or manifest header. */
    public PluginSource header(String name, String value) {
        return new PluginSource(id, version, sources, plus(headers, name, value));
    }

    /** The same plugin in another version. */
    public PluginSource version(String other) {
        return new PluginSource(id, other, sources, headers);
    }

    /** Compiles and writes the jar; throws with the compiler's or bnd's messages when that fails. */
    public Path build(Path target) {
        try {
            var classes = Files.createTempDirectory("stoa-plugin");
            try {
                compile(classes);
                bundle(classes, target);
                return target;
            } finally {
                BundleFiles.deleteAll(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot build plugin '" + id + "'", e);
        }
    }

    private void compile(Path classes) {
        var messages = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        if (!compiler.getTask(messages, null, null, options, null, files()).call()) {
            throw new IllegalStateException("Plugin '" + id + "' does not compile:\n" + messages);
        }
    }

    private List<JavaFileObject> files() {
        var files = new ArrayList<JavaFileObject>();
        files.add(new Source(packageName() + ".package-info", """
                @stoa.api.plugin.Plugin(id = "%s", title = "%s")
                package %s;
                """.formatted(id, id, packageName())));
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        return files;
    }

    private void bundle(Path classes, Path target) throws IOException {
        try (var builder = new Builder()) {
            builder.setProperty("Bundle-SymbolicName", "test." + id);
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("Import-Package", "!org.jspecify.annotations.*, *");
            builder.addClasspath(classes.toFile());
            for (var entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
                builder.addClasspath(new File(entry));
            }
            builder.setProperty("Private-Package", packageName() + ".*");
            headers.forEach(builder::setProperty);
            write(builder, target);
        }
    }

    private void write(Builder builder, Path target) throws IOException {
        try (Jar jar = builder.build()) {
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalStateException("Plugin '" + id + "' is no bundle: " + builder.getErrors());
            }
            Files.createDirectories(target.toAbsolutePath().getParent());
            jar.write(target.toFile());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("bnd failed", e);
        }
    }

    private String packageName() {
        return id.replace("-", "");
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        var more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /** A source that exists in memory only. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
