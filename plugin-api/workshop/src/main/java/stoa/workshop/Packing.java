package stoa.workshop;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.FileResource;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;

/** Makes a jar of compiled classes with the instructions of the root's and the module's {@code bnd.bnd}, as Maven's bnd does. */
final class Packing {
    private final BundleModule module;
    private final Path root;

    Packing(BundleModule module, Path root) {
        this.module = module;
        this.root = root.toAbsolutePath();
    }

    /** Writes the jar, uncompressed since it is read once. */
    void run(Path classes, Path target) throws IOException, BrokenSource {
        try (var builder = new Builder()) {
            instruct(builder);
            builder.addClasspath(classes.toFile());
            builder.setJar(content(classes));
            builder.setClasspath(module.classPath().stream()
                    .filter(entry -> entry.getName().endsWith(".jar") || entry.isDirectory())
                    .toArray(File[]::new));
            build(builder, target);
        } catch (IOException | BrokenSource | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("bnd failed on '" + module.artifact() + "'", e);
        }
    }

    private void instruct(Builder builder) throws IOException {
        builder.setBase(module.folder().toFile());
        builder.setProperty("project.name", module.name());
        builder.setProperty("project.artifactId", module.artifact());
        for (var folder : List.of(root, module.folder())) {
            var instructions = folder.resolve("bnd.bnd");
            if (Files.exists(instructions)) {
                builder.setProperties(folder.toFile(), builder.loadProperties(instructions.toFile()));
            }
        }
        unlessSet(builder, "Bundle-SymbolicName", module.artifact());
        unlessSet(builder, "Bundle-Name", module.name());
        unlessSet(builder, "Bundle-Version", module.version().replace('-', '.'));
    }

    private static void unlessSet(Builder builder, String header, String value) {
        if (builder.getProperty(header) == null) {
            builder.setProperty(header, value);
        }
    }

    private Jar content(Path classes) throws IOException {
        var jar = new Jar(module.artifact(), classes.toFile());
        jar.setManifest(new Manifest());
        return jar;
    }

    private void build(Builder builder, Path target) throws Exception {
        var jar = builder.build();
        var errors = new ArrayList<>(builder.getErrors());
        if (!errors.isEmpty()) {
            throw new BrokenSource(String.join("\n", errors));
        }
        var maven = "META-INF/maven/" + module.group() + "/" + module.artifact();
        jar.putResource(maven + "/pom.xml", new FileResource(module.folder().resolve("pom.xml")));
        jar.putResource(maven + "/pom.properties", new EmbeddedResource(coordinates(), 0));
        jar.setCompression(Jar.Compression.STORE);
        jar.write(target.toFile());
    }

    private String coordinates() {
        return "artifactId=%s\ngroupId=%s\nversion=%s\n".formatted(module.artifact(), module.group(), module.version());
    }
}
