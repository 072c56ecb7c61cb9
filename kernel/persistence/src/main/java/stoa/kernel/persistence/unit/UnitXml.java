package stoa.kernel.persistence.unit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads the units of a {@code persistence.xml}: name, classes, mapping files and properties; the platform decides the rest. */
final class UnitXml {
    private UnitXml() {}

    /** Throws {@link IllegalArgumentException} when it is not such a file. */
    static List<Unit> read(InputStream stream) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            var units = new ArrayList<Unit>();
            for (var unit : elements(builder.parse(stream).getDocumentElement(), "persistence-unit")) {
                units.add(unit(unit));
            }
            return units;
        } catch (ParserConfigurationException | SAXException problem) {
            throw new IllegalArgumentException("persistence.xml cannot be read: " + problem.getMessage(), problem);
        }
    }

    private static Unit unit(Element element) {
        var properties = new Properties();
        for (var property : elements(element, "property")) {
            properties.setProperty(property.getAttribute("name"), property.getAttribute("value"));
        }
        return new Unit(
                element.getAttribute("name"), texts(element, "class"), texts(element, "mapping-file"), properties);
    }

    private static List<String> texts(Element element, String name) {
        return elements(element, name).stream()
                .map(child -> child.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        var nodes = parent.getElementsByTagNameNS("*", name);
        var list = new ArrayList<Element>();
        for (var i = 0; i < nodes.getLength(); i++) {
            list.add((Element) nodes.item(i));
        }
        return list;
    }

    /** One unit as the bundle declares it. */
    record Unit(String name, List<String> classes, List<String> mappings, Properties properties) {}
}
