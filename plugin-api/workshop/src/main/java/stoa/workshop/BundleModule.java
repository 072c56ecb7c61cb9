package stoa.workshop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What the workshop must know of a module that becomes a bundle.
 *
 * @param folder of the module
 * @param group of its parent
 * @param artifact which is the symbolic name as well
 * @param version of its parent
 * @param name for people
 */
record BundleModule(Path folder, String group, String artifact, String version, String name) {
    /** Every module among the folders in here. */
    static List<BundleModule> in(Path bundles) {
        try (Stream<Path> folders = Files.list(bundles)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .sorted()
                    .map(BundleModule::read)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Reads the module's pom.xml; a text that is missing there is empty. */
    static BundleModule read(Path folder) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var pom = factory.newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile())
                    .getDocumentElement();
            var parent = child(pom, "parent");
            return new BundleModule(
                    folder,
                    text(parent, "groupId"),
                    text(pom, "artifactId"),
                    text(parent, "version"),
                    text(pom, "name"));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            return new BundleModule(folder, "", "", "", "");
        }
    }

    /** Whether Maven said once against what to compile, and all of it is still there. */
    boolean isKnown() {
        return !artifact.isEmpty()
                && Files.isRegularFile(pathFile())
                && classPath().stream().allMatch(File::exists);
    }

    /** Whether the file is one that the jar is made of. */
    boolean isMadeOf(Path file) {
        return Stream.of("src", "ui", "pom.xml", "bnd.bnd").map(folder::resolve).anyMatch(file::startsWith);
    }

    /** What Maven compiles against, in its order. */
    List<File> classPath() {
        try {
            return Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(Files.readString(pathFile()).strip())
                    .filter(entry -> !entry.isEmpty())
                    .map(File::new)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path pathFile() {
        return folder.resolve("target/compile.path");
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return parent.getOwnerDocument().createElement(name);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().strip();
    }
}
