package stoa.kernel.persistence.log;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Nanos;
import stoa.kernel.persistence.database.StartProblem;
import stoa.kernel.persistence.database.Statements;

/** The one row that says which history this is, and whether it is whole. */
public final class LogMeta {
    private static final String OPEN = "open";
    private static final String RESTORING = "restoring";

    private final Database database;
    private final InstantSource clock;

    public LogMeta(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Marks a new log, or refuses one whose restore was cut off. */
    public void open() {
        var state = statements().first("select state from stoa.log_meta where id = 1", row -> row.getString(1));
        if (state.filter(RESTORING::equals).isPresent()) {
            throw new StartProblem("The " + database.place()
                    + " holds a restore that was cut off. Empty it and start again with" + " stoa.restore=<file>.");
        }
        if (state.isEmpty()) {
            insert(OPEN, fresh());
        }
    }

    /** To be called before the first row is restored. */
    public void restoring() {
        insert(RESTORING, "none");
    }

    /** To be called when every row is restored; clients then see that it is another history. */
    public void restored() {
        database.transactions()
                .run(() -> statements()
                        .update("update stoa.log_meta set state = ?, incarnation = ? where id = 1", OPEN, fresh()));
    }

    public String incarnation() {
        return statements()
                .first("select incarnation from stoa.log_meta where id = 1", row -> row.getString(1))
                .orElseThrow();
    }

    private void insert(String state, String incarnation) {
        database.transactions()
                .run(() -> statements()
                        .update(
                                "insert into stoa.log_meta (id, incarnation, state, created) values (1, ?, ?, ?)",
                                incarnation,
                                state,
                                Nanos.of(clock.instant())));
    }

    private Statements statements() {
        return database.statements();
    }

    /** Random, so that two restores of one backup are two histories. */
    private static String fresh() {
        var bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
