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
        apply(schema, scripts, "latest");
    }

    /** The same up to a version, for rows that were written at that version. */
    public void apply(String schema, Map<String, String> scripts, String version) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database.pool())
                    .schemas(schema)
                    .defaultSchema(schema)
                    .createSchemas(true)
                    .table("schema_history")
                    .target(version)
                    .placeholders(database.engine().placeholders())
                    .resourceProvider(new Scripts(scripts))
                    .failOnMissingLocations(false)
                    .load()
                    .migrate();
        } catch (FlywayException problem) {
            throw new StartProblem(
                    "The tables of schema '" + schema + "' in " + database.place() + " cannot be brought up to date: "
                            + reason(problem)
                            + ". Correct the script, or install the version that wrote the tables.",
                    problem);
        }
    }

    /** The version that a schema was brought to. */
    public String version(String schema) {
        return database.statements()
                .first(
                        "select version from " + schema
                                + ".schema_history where version is not null order by installed_rank desc limit 1",
                        row -> row.getString(1))
                .orElse("0");
    }

    private static String reason(Throwable problem) {
        var cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return SqlFailures.firstLine(cause);
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
