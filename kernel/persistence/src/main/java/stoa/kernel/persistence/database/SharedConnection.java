package stoa.kernel.persistence.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
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

    /** One of its own. */
    static Connection own(Connection real, Commits commits) {
        return proxy((proxy, method, values) -> {
            if (method.getName().equals("commit")) {
                commits.commit(real);
                return null;
            }
            return call(real, method, values);
        });
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
