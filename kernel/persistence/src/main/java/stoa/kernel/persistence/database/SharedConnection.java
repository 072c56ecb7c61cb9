package stoa.kernel.persistence.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is handed out. A dynamic proxy, since a delegate of sixty methods would hide the few that differ.
 */
final class SharedConnection {
    private SharedConnection() {}

    /** One that belongs to the open transaction: it neither ends it nor goes back to the pool. */
    static Connection joined(OpenTransaction transaction) {
        var real = transaction.connection();
        return proxy((proxy, method, values) -> switch (method.getName()) {
            case "close", "commit", "setAutoCommit", "abort" -> null;
            case "rollback" -> {
                if (values == null) {
                    transaction.doom();
                    yield null;
                }
                yield call(real, method, values);
            }
            case "getAutoCommit" -> false;
            case "isClosed" -> real.isClosed();
            default -> call(real, method, values);
        });
    }

    /** One of its own, whose commit is durable. */
    static Connection durable(Connection real, Durability durability) {
        return proxy((proxy, method, values) -> {
            var wrote = method.getName().equals("commit") && hasWritten(real);
            var result = call(real, method, values);
            if (wrote) {
                durability.force();
            }
            return result;
        });
    }

    /** H2 numbers a transaction at its first change. */
    static boolean hasWritten(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select transaction_id()")) {
            return row.next() && row.getString(1) != null;
        }
    }

    private static Connection proxy(InvocationHandler handler) {
        return (Connection) Proxy.newProxyInstance(
                SharedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private static @Nullable Object call(Connection real, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException problem) {
            throw problem.getCause() == null ? problem : problem.getCause();
        }
    }
}
