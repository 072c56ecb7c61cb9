package stoa.kernel.persistence.table;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Statements;
import stoa.kernel.persistence.database.Statements.SqlArray;

/** Positions of followers, a row per partition, written in one statement and only where they moved. */
public final class JdbcCheckpoints implements Checkpoints {
    private static final String SAVE =
            "merge into stoa.follower_position p using (select * from unnest(cast(? as smallint array),"
                    + " cast(? as bigint array)) as u(part, pos)) u on (p.name = ? and p.part = u.part)"
                    + " when matched then update set pos = u.pos"
                    + " when not matched then insert (name, part, pos) values (?, u.part, u.pos)";
    private static final String ADVANCE =
            "merge into stoa.follower_position p using (select * from unnest(cast(? as smallint array),"
                    + " cast(? as bigint array), cast(? as bigint array)) as u(part, before, pos)) u"
                    + " on (p.name = ? and p.part = u.part and p.pos = u.before)"
                    + " when matched then update set pos = u.pos"
                    + " when not matched and u.before = 0 then insert (name, part, pos) values (?, u.part, u.pos)";

    private final Database database;
    private final Statements statements;

    public JdbcCheckpoints(Database database) {
        this.database = database;
        this.statements = database.statements();
    }

    @Override
    public Map<Integer, Long> read(String follower) {
        return statements
                .query(
                        "select part, pos from stoa.follower_position where name = ?",
                        row -> Map.entry(row.getInt(1), row.getLong(2)),
                        follower)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public int version(String follower) {
        return statements
                .first("select version from stoa.follower where name = ?", row -> row.getInt(1), follower)
                .orElse(0);
    }

    @Override
    public void save(String follower, int version, Map<Integer, Long> positions) {
        database.transactions().run(() -> {
            saveVersion(follower, version);
            var moves = moves(read(follower), positions);
            if (!moves.isEmpty()) {
                statements.update(SAVE, column(moves, Move::part), column(moves, Move::after), follower, follower);
            }
        });
    }

    @Override
    public boolean advance(String follower, int version, Map<Integer, Long> before, Map<Integer, Long> after) {
        return database.transactions().run(() -> isOf(follower, version) && moved(follower, moves(before, after)));
    }

    /** The row is kept locked, so that whoever else moves this follower waits until it is seen how this ends. */
    private boolean isOf(String follower, int version) {
        return statements
                .first(
                        "select 1 from stoa.follower where name = ? and version = ? for update",
                        row -> 1,
                        follower,
                        version)
                .isPresent();
    }

    private boolean moved(String follower, List<Move> moves) {
        return moves.isEmpty()
                || statements.update(
                                ADVANCE,
                                column(moves, Move::part),
                                column(moves, Move::before),
                                column(moves, Move::after),
                                follower,
                                follower)
                        == moves.size();
    }

    private static List<Move> moves(Map<Integer, Long> before, Map<Integer, Long> after) {
        return after.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> new Move(
                        entry.getKey().shortValue(), before.getOrDefault(entry.getKey(), 0L), entry.getValue()))
                .toList();
    }

    private static SqlArray column(List<Move> moves, Function<Move, ? extends Number> value) {
        var type = value.apply(moves.getFirst()) instanceof Short ? "smallint" : "bigint";
        return Statements.array(type, moves.stream().map(value).toList());
    }

    private record Move(short part, long before, long after) {}

    @Override
    public void forget(String follower) {
        database.transactions().run(() -> {
            statements.update("delete from stoa.follower_position where name = ?", follower);
            statements.update("delete from stoa.follower where name = ?", follower);
        });
    }

    private void saveVersion(String follower, int version) {
        if (version(follower) == version && version != 0) {
            return;
        }
        if (statements.update("update stoa.follower set version = ? where name = ?", version, follower) == 0) {
            statements.update("insert into stoa.follower (name, version) values (?, ?)", follower, version);
        }
    }
}
