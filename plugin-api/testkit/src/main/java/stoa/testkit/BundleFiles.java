package stoa.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Writes jars of plugins for a test. */
public final class BundleFiles {
    private static final String MARK = "META-INF/testkit-mark.txt";

    private BundleFiles() {}

    /** Copies a jar, or packs a folder of classes with its manifest. */
    public static Path jar(Path source, Path target) {
        return write(source, target, "");
    }

    /** The same with one more entry, so that it is other content although it does the same. */
    public static Path marked(Path source, Path target, String mark) {
        return write(source, target, mark);
    }

    static void deleteAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete '" + folder + "'", e);
        }
    }

    private static Path write(Path source, Path target, String mark) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            var fresh = Path.of(target + ".new");
            try (var output = Files.newOutputStream(fresh)) {
                writeTo(source, output, mark);
            }
            return Files.move(fresh, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write '" + target + "'", e);
        }
    }

    private static void writeTo(Path source, OutputStream output, String mark) throws IOException {
        if (Files.isDirectory(source)) {
            pack(source, output, mark);
        } else {
            copy(source, output, mark);
        }
    }

    private static void pack(Path folder, OutputStream output, String mark) throws IOException {
        try (var jar = new JarOutputStream(output);
                Stream<Path> files = Files.walk(folder)) {
            put(jar, JarFile.MANIFEST_NAME, Files.readAllBytes(folder.resolve(JarFile.MANIFEST_NAME)));
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals(JarFile.MANIFEST_NAME)) {
                    put(jar, name, Files.readAllBytes(file));
                }
            }
            mark(jar, mark);
        }
    }

    private static void copy(Path source, OutputStream output, String mark) throws IOException {
        try (var original = new JarFile(source.toFile());
                var jar = new JarOutputStream(output)) {
            for (var entry : original.stream().filter(it -> !it.isDirectory()).toList()) {
                try (var input = original.getInputStream(entry)) {
                    put(jar, entry.getName(), input.readAllBytes());
                }
            }
            mark(jar, mark);
        }
    }

    private static void mark(JarOutputStream jar, String mark) throws IOException {
        if (!mark.isEmpty()) {
            put(jar, MARK, mark.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
