package stoa.kernel.persistence.database;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings one schema up to its scripts, with a history table of its own. The scripts are handed over as text, so that nothing
 * here ever holds the class loader of a bundle.
 */
public final class Migrations {
    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /** Applies what is missing; throws {@link StartProblem} when a script fails or an applied one has changed. */
    public void apply(String schema, Map<String, String> scripts) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database.pool())
                    .schemas(schema)
                    .defaultSchema(schema)
                    .createSchemas(true)
                    .table("schema_history")
                    .placeholders(database.engine().placeholders())
                    .resourceProvider(new Scripts(scripts))
                    .failOnMissingLocations(false)
                    .load()
                    .migrate();
        } catch (FlywayException problem) {
            throw new StartProblem(
                    "The tables of schema '" + schema + "' in " + database.place() + " cannot be brought up to date: "
                            + SqlFailures.firstLine(problem)
                            + ". Install the version that wrote them, or restore a backup into an empty database.",
                    problem);
        }
    }

    /** Scripts by file name. */
    private record Scripts(Map<String, String> texts) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            var text = texts.get(name);
            return text == null ? null : new Script(name, text);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return texts.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .filter(entry -> List.of(suffixes).stream().anyMatch(entry.getKey()::endsWith))
                    .<LoadableResource>map(entry -> new Script(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** One script. */
    private static final class Script extends LoadableResource {
        private final String name;
        private final String text;

        Script(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
