package stoa.bench.appends;

import java.sql.SQLException;

/** A way of writing one event durably. */
interface Way extends AutoCloseable {
    /** Returns when event number {@code number} of the writer's own stream survives a power cut. */
    void append(int writer, int number, String text) throws Exception;

    /** How many events and how many commits there were so far. */
    Count count();

    @Override
    void close() throws SQLException;

    /** Events and the commits that made them durable. */
    record Count(long events, long commits) {}
}
