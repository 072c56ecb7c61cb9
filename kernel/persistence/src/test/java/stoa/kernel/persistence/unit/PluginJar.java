package stoa.kernel.persistence.unit;

import fixture.library.Book;
import fixture.library.Librarian;
import fixture.library.Shelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Packs the fixture as a bundle, the way bnd would. */
final class PluginJar {
    static final String SCHEMA = """
            create table shelf (name varchar(40) primary key);
            create table book (id bigint primary key, title varchar(200) not null, shelf_name varchar(40) references shelf (name));
            create sequence book_seq start with 50 increment by 50;
            """;

    private static final String UNIT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.2">
                <persistence-unit name="library" transaction-type="RESOURCE_LOCAL"/>
            </persistence>
            """;

    private PluginJar() {}

    static Path write(Path folder, String version, Map<String, String> scripts) throws IOException {
        var jar = folder.resolve("library-" + version + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest(version))) {
            for (var type : List.of(Book.class, Shelf.class, Librarian.class)) {
                var path = type.getName().replace('.', '/') + ".class";
                try (var stream = type.getClassLoader().getResourceAsStream(path)) {
                    add(out, path, stream.readAllBytes());
                }
            }
            add(out, "META-INF/persistence.xml", UNIT.getBytes(StandardCharsets.UTF_8));
            for (var script : scripts.entrySet()) {
                add(out, "db/migration/" + script.getKey(), script.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static Manifest manifest(String version) {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "fixture.library." + version.replace('.', '-'));
        main.putValue("Bundle-Version", version);
        main.putValue("Import-Package", "jakarta.persistence");
        main.putValue("Meta-Persistence", "META-INF/persistence.xml");
        main.putValue("Persistence-Classes", "fixture.library.Book,fixture.library.Shelf");
        return manifest;
    }

    private static void add(JarOutputStream out, String path, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(path));
        out.write(bytes);
        out.closeEntry();
    }
}
