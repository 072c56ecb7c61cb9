package stoa.kernel.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the kernel itself, in the schema {@code stoa}. */
public final class KernelSchema {
    public static final String NAME = "stoa";

    private static final List<String> SCRIPTS = List.of("V1__kernel.sql", "V2__job_kinds.sql");

    private KernelSchema() {}

    public static boolean exists(Database database) {
        return database.statements()
                .first(
                        "select 1 from information_schema.tables where table_schema = ? and table_name = 'lease'",
                        row -> 1,
                        NAME)
                .isPresent();
    }

    public static void apply(Database database) {
        new Migrations(database).apply(NAME, scripts());
    }

    /** The tables as they were at a version, for rows that were written then. */
    public static void apply(Database database, String version) {
        new Migrations(database).apply(NAME, scripts(), version);
    }

    private static Map<String, String> scripts() {
        return SCRIPTS.stream().collect(Collectors.toMap(name -> name, KernelSchema::script));
    }

    private static String script(String name) {
        try (var stream = KernelSchema.class.getResourceAsStream("/db/kernel/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The bundle lacks its script '" + name + "'");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
