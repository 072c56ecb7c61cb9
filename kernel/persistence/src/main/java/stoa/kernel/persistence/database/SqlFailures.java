package stoa.kernel.persistence.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import stoa.api.error.ErrorCode;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/** What a refusal of the database means to the platform. */
public final class SqlFailures {
    /** H2: database closed, connection broken or closed, file not readable. PostgreSQL: shut down or terminated. */
    private static final Set<String> GONE =
            Set.of("90007", "90028", "90031", "90067", "90098", "90121", "57P01", "57P02", "57P03", "25P03");

    private SqlFailures() {}

    /** As the platform's exception: not reachable is NOT_READY, contention is BUSY, all else INTERNAL. */
    public static PlatformException of(String what, SQLException problem) {
        var next = "Look for the cause in the log and try again.";
        return new PlatformException(code(problem), what + ": " + firstLine(problem) + ". " + next, problem);
    }

    /** A duplicate key or another broken constraint. */
    public static boolean isDuplicate(SQLException problem) {
        return state(problem).startsWith("23");
    }

    /** The connection, not the statement, is what failed. */
    public static boolean isConnectionLost(SQLException problem) {
        return state(problem).startsWith("08") || GONE.contains(state(problem));
    }

    /** Two transactions met: the same again may succeed. */
    public static boolean isContention(SQLException problem) {
        return state(problem).startsWith("40") || state(problem).equals("HYT00");
    }

    static String firstLine(Throwable problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("[.;]\\s*(SQL statement:)?$", "");
    }

    private static ErrorCode code(SQLException problem) {
        if (isConnectionLost(problem)
                || state(problem).equals(Fence.REFUSED)
                || problem instanceof SQLTransientException && state(problem).isEmpty()) {
            return Errors.NOT_READY;
        }
        return isContention(problem) ? Errors.BUSY : Errors.INTERNAL;
    }

    private static String state(SQLException problem) {
        return problem.getSQLState() == null ? "" : problem.getSQLState();
    }
}
