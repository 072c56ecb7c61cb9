package stoa.kernel.persistence.unit;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.osgi.framework.Bundle;
import stoa.kernel.persistence.database.Database;

/** Makes the entity manager factories of a bundle. */
final class UnitOpener {
    private static final String CLASSES = "Persistence-Classes";
    private static final String PLACE = "META-INF/persistence.xml";
    private static final String SCRIPTS = "db/migration";

    private final Database database;
    private final EntityWeaver weaver;

    UnitOpener(Database database, EntityWeaver weaver) {
        this.database = database;
        this.weaver = weaver;
    }

    /** Migrates and opens each unit that the bundle declares. */
    OpenUnits open(Bundle bundle) throws IOException {
        var open = new OpenUnits();
        try {
            for (var unit : units(bundle)) {
                new UnitSchema(database).apply(unit.name(), scripts(bundle));
                open.add(bundle.getBundleContext(), unit.name(), factory(bundle, unit));
            }
            return open;
        } catch (RuntimeException problem) {
            open.close();
            throw problem;
        }
    }

    private static List<UnitXml.Unit> units(Bundle bundle) throws IOException {
        var header = header(bundle, UnitVisibility.HEADER);
        var entry = bundle.getEntry(header.isEmpty() ? PLACE : header.getFirst());
        if (entry == null) {
            throw new IllegalArgumentException("The bundle lacks the file '" + header + "' that its header names");
        }
        try (var stream = entry.openStream()) {
            return UnitXml.read(stream);
        }
    }

    private static Map<String, String> scripts(Bundle bundle) throws IOException {
        var scripts = new HashMap<String, String>();
        var entries = bundle.findEntries(SCRIPTS, "*.sql", false);
        for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
            try (var stream = entry.openStream()) {
                var name = entry.getPath().substring(entry.getPath().lastIndexOf('/') + 1);
                scripts.put(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return scripts;
    }

    private EntityManagerFactory factory(Bundle bundle, UnitXml.Unit unit) {
        var classes = new ArrayList<>(unit.classes());
        header(bundle, CLASSES).stream().filter(name -> !classes.contains(name)).forEach(classes::add);
        var info = new UnitInfo(
                bundle,
                unit,
                classes,
                database.shared(),
                transformer -> weaver.add(bundle, Set.copyOf(classes), transformer));
        return new PersistenceProvider().createContainerEntityManagerFactory(info, properties(bundle, unit));
    }

    private static Map<String, Object> properties(Bundle bundle, UnitXml.Unit unit) {
        var properties = new HashMap<String, Object>();
        unit.properties().forEach((name, value) -> properties.put(name.toString(), value));
        // A transaction around several units may still roll back after one has filled a shared cache.
        properties.put(PersistenceUnitProperties.CACHE_SHARED_DEFAULT, "false");
        properties.put(PersistenceUnitProperties.WEAVING, "true");
        properties.put(PersistenceUnitProperties.DEPLOY_ON_STARTUP, "true");
        properties.put(PersistenceUnitProperties.LOGGING_LEVEL, "SEVERE");
        properties.put(
                PersistenceUnitProperties.SESSION_NAME,
                unit.name() + "-" + bundle.getBundleId() + "-" + bundle.getLastModified());
        properties.put(PersistenceUnitProperties.SESSION_CUSTOMIZER, customizer(unit.name()));
        return properties;
    }

    /** Tables and sequences without a schema of their own are those of the unit. */
    private static SessionCustomizer customizer(String unit) {
        return session -> {
            session.setSessionLog(new UnitLog(unit));
            ((DatabaseLogin) session.getDatasourceLogin()).setTableQualifier(unit);
        };
    }

    private static List<String> header(Bundle bundle, String name) {
        var text = bundle.getHeaders("").get(name);
        return text == null
                ? List.of()
                : Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
