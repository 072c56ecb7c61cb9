package stoa.kernel.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What each transaction that wrote passes before its commit: whoever lost the lease of the database writes nothing more, neither
 * documents nor jobs nor checkpoints nor the rows of a bundle. From here to the commit a takeover waits; should the process freeze
 * in between, the server ends the transaction before the lease runs out. Not needed on H2, whose file lets one process in.
 */
public final class Fence {
    /** "Read-only transaction": the state under which PostgreSQL itself refuses to write. */
    static final String REFUSED = "25006";

    private static final String PASS = "select set_config('idle_in_transaction_session_timeout', '1500ms', true),"
            + " case when pg_current_xact_id_if_assigned() is null then 1"
            + " else (select 1 from stoa.lease where owner = ? and part = ? for key share) end";

    private final Engine engine;
    private volatile int parts;
    private volatile String owner = "";

    Fence(Engine engine) {
        this.engine = engine;
    }

    /** From now on only while the owner holds the lease, which has so many parts; a takeover takes all of them. */
    public void raise(String holder, int number) {
        parts = number;
        owner = holder;
    }

    /** Returns within the open transaction when it may be committed. */
    void pass(Connection connection) throws SQLException {
        if (engine == Engine.H2 || owner.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(PASS)) {
            statement.setString(1, owner);
            statement.setInt(2, ThreadLocalRandom.current().nextInt(parts));
            try (var row = statement.executeQuery()) {
                if (!row.next() || row.getInt(2) != 1) {
                    throw new SQLNonTransientException(
                            "another process took over the database and this one may write nothing more; stop it",
                            REFUSED);
                }
            }
        }
    }
}
