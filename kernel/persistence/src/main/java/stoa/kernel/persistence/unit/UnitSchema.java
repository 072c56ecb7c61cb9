package stoa.kernel.persistence.unit;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Migrations;
import stoa.kernel.persistence.database.StartProblem;

/** The schema of a unit: named like it, migrated by its scripts, which are kept so that a restore can build it again. */
public final class UnitSchema {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern TAKEN = Pattern.compile("stoa|public|pg_.*|information_schema");

    private final Database database;

    public UnitSchema(Database database) {
        this.database = database;
    }

    /** Brings the schema up to date. Throws {@link StartProblem} with one sentence. */
    public void apply(String unit, Map<String, String> scripts) {
        if (!NAME.matcher(unit).matches() || TAKEN.matcher(unit).matches()) {
            throw new StartProblem(
                    "The persistence unit '" + unit + "' cannot have a schema of its name. Name it with lower case"
                            + " letters, digits and underscores, and none of stoa, public, pg_...");
        }
        new Migrations(database).apply(unit, scripts);
        database.transactions().run(() -> keep(unit, scripts));
    }

    /** The scripts kept, by unit. */
    public Map<String, Map<String, String>> kept() {
        var units = new TreeMap<String, Map<String, String>>();
        database.statements()
                .query(
                        "select unit, name, body from stoa.unit_script",
                        row -> units.computeIfAbsent(row.getString(1), unit -> new HashMap<>())
                                        .put(row.getString(2), row.getString(3))
                                == null);
        return units;
    }

    private void keep(String unit, Map<String, String> scripts) {
        var before = kept().getOrDefault(unit, Map.of());
        scripts.forEach((name, body) -> {
            if (!body.equals(before.get(name))) {
                database.statements().update("delete from stoa.unit_script where unit = ? and name = ?", unit, name);
                database.statements()
                        .update("insert into stoa.unit_script (unit, name, body) values (?, ?, ?)", unit, name, body);
            }
        });
    }
}
