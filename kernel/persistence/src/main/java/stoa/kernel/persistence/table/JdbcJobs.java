package stoa.kernel.persistence.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Nanos;
import stoa.kernel.persistence.database.Statements;

/** Durable jobs. A running job's due moment is the end of its lease, so one index serves both. */
public final class JdbcJobs implements JobTable, AutoCloseable {
    private static final String COLUMNS =
            "kind, job_key, payload, attempt, attempts, limit_nanos, backoff_nanos, due, state, error";
    /** One state at a time, and no lock: only then do both engines walk the index and stop at the limit. */
    private static final String OPEN =
            "select " + COLUMNS + " from stoa.job where kind = ? and state = ? order by kind, state, due limit ?";

    private static final int LONGEST_ERROR = 2_000;

    private final Statements statements;
    private final InstantSource clock;
    private final SharedCommit commit;

    public JdbcJobs(Database database, InstantSource clock) {
        this.commit = new SharedCommit(database, "stoa-jobs");
        this.statements = database.statements();
        this.clock = clock;
    }

    @Override
    public boolean insert(StoredJob job) {
        return changes(
                "insert into stoa.job (" + COLUMNS
                        + ", submitted, finished) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
                        + " on conflict do nothing",
                job.kind(),
                job.key(),
                job.payload(),
                job.attempt(),
                job.attempts(),
                Nanos.of(job.limit()),
                Nanos.of(job.backoff()),
                Nanos.of(job.due()),
                job.state(),
                clean(job.error()),
                Nanos.of(clock.instant()));
    }

    @Override
    public List<StoredJob> open(String kind, int limit) {
        return Stream.of("running", "waiting")
                .flatMap(state -> statements.query(OPEN, JdbcJobs::read, kind, state, limit).stream())
                .sorted(Comparator.comparing(StoredJob::due))
                .limit(limit)
                .toList();
    }

    /** State, due moment and attempt together tell this very turn of the job from any other. */
    @Override
    public boolean take(StoredJob job, Instant until) {
        return changes(
                "update stoa.job set state = 'running', attempt = attempt + 1, due = ?"
                        + " where kind = ? and job_key = ? and state = ? and due = ? and attempt = ?",
                Nanos.of(until),
                job.kind(),
                job.key(),
                job.state(),
                Nanos.of(job.due()),
                job.attempt());
    }

    @Override
    public boolean extend(StoredJob taken, Instant until) {
        return ends(taken, "due = ?", Nanos.of(until));
    }

    @Override
    public boolean release(StoredJob taken, Instant due) {
        return ends(taken, "state = 'waiting', attempt = greatest(attempt - 1, 0), due = ?", Nanos.of(due));
    }

    @Override
    public boolean done(StoredJob taken, Instant at) {
        return ends(taken, "state = 'done', finished = ?", Nanos.of(at));
    }

    @Override
    public boolean retry(StoredJob taken, Instant due, String error) {
        return ends(taken, "state = 'waiting', due = ?, error = ?", Nanos.of(due), clean(error));
    }

    @Override
    public boolean dead(StoredJob taken, String error) {
        return ends(taken, "state = 'dead', error = ?, finished = ?", clean(error), Nanos.of(clock.instant()));
    }

    /** What an attempt came to may be forgotten in a crash: then it is made again. Its number tells it from a later one by somebody else. */
    private boolean ends(StoredJob taken, String change, Object... values) {
        var all = Stream.concat(Stream.of(values), Stream.of(taken.kind(), taken.key(), taken.attempt()));
        return commit.relaxed(() -> statements.update(
                        "update stoa.job set " + change
                                + " where kind = ? and job_key = ? and state = 'running' and attempt = ?",
                        all.toArray())
                > 0);
    }

    @Override
    public boolean cancel(String kind, String key) {
        return changes("delete from stoa.job where kind = ? and job_key = ? and state = 'waiting'", kind, key);
    }

    @Override
    public List<StoredJob> list(String state, int limit) {
        return statements.query(
                "select " + COLUMNS + " from stoa.job where state = ? order by submitted desc, job_key limit ?",
                JdbcJobs::read,
                state,
                limit);
    }

    private boolean changes(String sql, Object... values) {
        return commit.run(() -> statements.update(sql, values) > 0);
    }

    @Override
    public void close() {
        commit.close();
    }

    /** An error may hold anything; PostgreSQL takes no zero character. */
    private static String clean(String error) {
        var text = error.replace('\0', ' ');
        return text.substring(0, Math.min(LONGEST_ERROR, text.length()));
    }

    private static StoredJob read(ResultSet row) throws SQLException {
        return new StoredJob(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                row.getInt(4),
                row.getInt(5),
                Duration.ofNanos(row.getLong(6)),
                Duration.ofNanos(row.getLong(7)),
                Nanos.instant(row.getLong(8)),
                row.getString(9),
                row.getString(10));
    }
}
