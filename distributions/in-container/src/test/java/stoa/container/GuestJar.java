package stoa.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import stoa.container.guest.EchoEndpoint;
import stoa.container.guest.Guest;
import stoa.container.guest.Note;

/** Packs the guest as the bundle of an outside author. */
final class GuestJar {
    private static final String UNIT = """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.2">
                <persistence-unit name="%s" transaction-type="RESOURCE_LOCAL"/>
            </persistence>
            """;
    private static final String TABLE = "create table note (id bigint primary key, text varchar(200) not null);";

    private GuestJar() {}

    /** Puts it into the drop folder in one move; the plugin's id is its path and its unit's name, too. */
    static Path drop(Path folder, String id, String version) throws IOException {
        Files.createDirectories(folder);
        var part = folder.resolve("." + id + ".part");
        Files.write(part, bytes(id, version));
        return Files.move(
                part, folder.resolve(id + ".jar"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] bytes(String id, String version) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest(id, version))) {
            for (var type : List.of(Guest.class, EchoEndpoint.class, Note.class)) {
                addClass(jar, type);
            }
            addClass(jar, Class.forName("stoa.container.guest.Guest$Endpoints", false, Guest.class.getClassLoader()));
            addClass(jar, Class.forName("stoa.container.guest.EchoEndpoint$1", false, Guest.class.getClassLoader()));
            add(jar, "META-INF/persistence.xml", UNIT.formatted(id).getBytes(StandardCharsets.UTF_8));
            add(jar, "db/migration/V1__notes.sql", TABLE.getBytes(StandardCharsets.UTF_8));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The guest is not complete", e);
        }
        return bytes.toByteArray();
    }

    private static Manifest manifest(String id, String version) {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "guest." + id);
        main.putValue("Bundle-Version", version);
        main.putValue("Bundle-Activator", Guest.class.getName());
        main.putValue("Import-Package", "jakarta.persistence,jakarta.websocket,org.osgi.framework,stoa.api.access");
        main.putValue("Meta-Persistence", "META-INF/persistence.xml");
        main.putValue("Persistence-Classes", Note.class.getName());
        main.putValue("Stoa-Plugin", id + ";title=\"" + id + "\"");
        main.putValue("Guest-Path", "/" + id);
        return manifest;
    }

    private static void addClass(JarOutputStream jar, Class<?> type) throws IOException {
        var path = type.getName().replace('.', '/') + ".class";
        try (var stream = type.getClassLoader().getResourceAsStream(path)) {
            add(jar, path, stream.readAllBytes());
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
