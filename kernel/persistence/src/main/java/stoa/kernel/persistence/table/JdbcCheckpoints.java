package stoa.kernel.persistence.table;

import java.util.Map;
import java.util.stream.Collectors;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Statements;

/** Positions of followers, a row per partition, written only where they moved. */
public final class JdbcCheckpoints implements Checkpoints {
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
            var before = read(follower);
            positions.forEach((partition, position) -> {
                if (!position.equals(before.get(partition))) {
                    savePosition(follower, partition, position);
                }
            });
        });
    }

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

    private void savePosition(String follower, int partition, long position) {
        var moved = statements.update(
                "update stoa.follower_position set pos = ? where name = ? and part = ?", position, follower, partition);
        if (moved == 0) {
            statements.update(
                    "insert into stoa.follower_position (name, part, pos) values (?, ?, ?)",
                    follower,
                    partition,
                    position);
        }
    }
}
