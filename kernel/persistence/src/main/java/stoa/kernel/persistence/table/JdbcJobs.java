package stoa.kernel.persistence.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Nanos;
import stoa.kernel.persistence.database.Statements;

/** Durable jobs. A running job's due moment is the end of its lease, so one index serves both. */
public final class JdbcJobs implements JobTable {
    private static final String COLUMNS =
            "kind, job_key, payload, attempt, attempts, limit_nanos, backoff_nanos, due, state, error";
    /** One kind and one state at a time: only then do both engines walk the index and stop at the limit. */
    private static final String DUE = "select " + COLUMNS + " from stoa.job where kind = ? and state = ? and due <= ?"
            + " order by kind, state, due limit ? for update skip locked";

    private static final String NEXT =
            "select due from stoa.job where kind = ? and state = ? order by kind, state, due limit 1";
    /** States in which a job may become due; a running one does when its lease runs out. */
    private static final List<String> OPEN = List.of("running", "waiting");

    private static final int LONGEST_ERROR = 2_000;

    private final Database database;
    private final Statements statements;
    private final InstantSource clock;

    public JdbcJobs(Database database, InstantSource clock) {
        this.database = database;
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
    public List<StoredJob> claim(Set<String> kinds, Instant now, Duration lease, int limit) {
        var until = now.plus(lease);
        return database.transactions()
                .run(() -> due(kinds, Nanos.of(now), limit)
                        .map(job -> start(job, until))
                        .toList());
    }

    /** The locks of those beyond the limit go with the transaction. */
    private Stream<StoredJob> due(Set<String> kinds, long now, int limit) {
        return open(kinds)
                .flatMap(part -> statements.query(DUE, JdbcJobs::read, part.kind(), part.state(), now, limit).stream())
                .sorted(Comparator.comparing(StoredJob::due))
                .limit(limit);
    }

    private static Stream<Part> open(Set<String> kinds) {
        return kinds.stream().flatMap(kind -> OPEN.stream().map(state -> new Part(kind, state)));
    }

    private record Part(String kind, String state) {}

    private StoredJob start(StoredJob job, Instant until) {
        statements.update(
                "update stoa.job set state = 'running', attempt = attempt + 1, due = ? where kind = ? and job_key = ?",
                Nanos.of(until),
                job.kind(),
                job.key());
        return new StoredJob(
                job.kind(),
                job.key(),
                job.payload(),
                job.attempt() + 1,
                job.attempts(),
                job.limit(),
                job.backoff(),
                until,
                "running",
                job.error());
    }

    @Override
    public boolean extend(String kind, String key, Instant until) {
        return changes(
                "update stoa.job set due = ? where kind = ? and job_key = ? and state = 'running'",
                Nanos.of(until),
                kind,
                key);
    }

    @Override
    public void release(String kind, String key, Instant due) {
        changes(
                "update stoa.job set state = 'waiting', attempt = greatest(attempt - 1, 0), due = ? where kind = ? and job_key = ?"
                        + " and state = 'running'",
                Nanos.of(due),
                kind,
                key);
    }

    @Override
    public void done(String kind, String key, Instant at) {
        changes(
                "update stoa.job set state = 'done', finished = ? where kind = ? and job_key = ?",
                Nanos.of(at),
                kind,
                key);
    }

    @Override
    public void retry(String kind, String key, Instant due, String error) {
        changes(
                "update stoa.job set state = 'waiting', due = ?, error = ? where kind = ? and job_key = ? and state = 'running'",
                Nanos.of(due),
                clean(error),
                kind,
                key);
    }

    @Override
    public void dead(String kind, String key, String error) {
        changes(
                "update stoa.job set state = 'dead', error = ?, finished = ? where kind = ? and job_key = ?",
                clean(error),
                Nanos.of(clock.instant()),
                kind,
                key);
    }

    @Override
    public boolean cancel(String kind, String key) {
        return changes("delete from stoa.job where kind = ? and job_key = ? and state = 'waiting'", kind, key);
    }

    @Override
    public Optional<Instant> nextDue(Set<String> kinds) {
        return open(kinds)
                .flatMap(part ->
                        statements
                                .first(NEXT, row -> Nanos.instant(row.getLong(1)), part.kind(), part.state())
                                .stream())
                .min(Comparator.naturalOrder());
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
        return database.transactions().run(() -> statements.update(sql, values) > 0);
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
