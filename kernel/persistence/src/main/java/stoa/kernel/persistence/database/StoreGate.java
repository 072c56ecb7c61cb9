package stoa.kernel.persistence.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps statements out of H2's maps for the moment in which H2 notes what it is going to write.
 *
 * <p>H2 notes one map after the other. A statement in between can get into the file without the record by which it is taken back,
 * or with only a part of its transaction; after a crash some of its rows would be seen by some. So every call of a connection or
 * a statement passes here together with all others, and the note is taken alone. It is never waited for long: a statement may
 * wait for a row lock, and the one that holds the row must come through.
 */
final class StoreGate {
    private static final Logger LOG = LoggerFactory.getLogger(StoreGate.class);
    private static final long WAIT_MILLIS = 20;
    private static final int TRIES = 100;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** What may fail as the database does. */
    interface Note {
        void take() throws SQLException;
    }

    /** Takes the note while no statement runs; if there is none such moment for seconds, beside one that runs. */
    void alone(Note note) throws SQLException {
        var isAlone = awaitTurn();
        try {
            note.take();
        } finally {
            if (isAlone) {
                lock.writeLock().unlock();
            }
        }
    }

    private boolean awaitTurn() {
        var interrupted = false;
        try {
            for (var attempt = 0; attempt < TRIES; attempt++) {
                try {
                    if (lock.writeLock().tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            LOG.atWarn().log("A statement runs for seconds; the store is written beside it");
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same source, whose connections pass the gate. */
    DataSource guard(DataSource source) {
        return proxy(DataSource.class, (_, method, values) -> {
            var result = call(source, method, values);
            return result instanceof Connection connection ? guarded(connection) : result;
        });
    }

    private Connection guarded(Connection connection) {
        return proxy(Connection.class, (_, method, values) -> {
            var result = passing(connection, method, values);
            return result instanceof Statement statement ? guarded(statement) : result;
        });
    }

    private Object guarded(Statement statement) {
        var type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, (_, method, values) -> passing(statement, method, values));
    }

    private @Nullable Object passing(Object target, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        lock.readLock().lock();
        try {
            return call(target, method, values);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException problem) {
            throw problem.getCause() == null ? problem : problem.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(StoreGate.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
