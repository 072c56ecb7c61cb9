package stoa.ratings.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.store.Store;
import stoa.api.store.Stores;

/** The read model: players by id, the same players in the order of the board, and each one's history, newest first. */
final class BoardStore {
    static final int RANKED = 5_000;

    private static final int HIGHEST = 99_999;
    private static final int PAGE = 500;
    private static final String COUNT = "players";

    private final Store<Player> players;
    private final Store<Player> ranking;
    private final Store<HistoryEntry> history;
    private final Store<Count> counts;

    BoardStore(Stores stores) {
        players = stores.open("players", Player.class);
        ranking = stores.open("ranking", Player.class);
        history = stores.open("history", HistoryEntry.class);
        counts = stores.open("counts", Count.class);
    }

    /** How many there are. */
    record Count(int value) {}

    Optional<Player> find(String user) {
        return players.get(user);
    }

    void add(Player player) {
        put(player);
        counts.put(COUNT, new Count(count() + 1));
    }

    void replace(Player before, Player after) {
        ranking.delete(place(before));
        put(after);
    }

    void enter(String user, HistoryEntry entry) {
        history.put(historyKey(user, entry.order()), entry);
    }

    int count() {
        return counts.get(COUNT).map(Count::value).orElse(0);
    }

    /** A page of the board after a cursor; ranks go on where the cursor's page ended. */
    List<BoardRow> page(Cursor after, int limit) {
        var rows = new ArrayList<BoardRow>();
        for (var entry : ranking.list("", after.place(), limit)) {
            rows.add(entry.value().ranked(after.rank() + rows.size() + 1));
        }
        return rows;
    }

    /** The place on the board; 0 for somebody who is not among the first {@link #RANKED}. */
    int rank(Player player) {
        var ahead = 0;
        var after = "";
        while (ahead < RANKED) {
            var page = ranking.list("", after, PAGE);
            var users = page.stream().map(entry -> entry.value().user()).toList();
            if (users.contains(player.user())) {
                return ahead + users.indexOf(player.user()) + 1;
            }
            if (page.size() < PAGE) {
                return 0;
            }
            ahead += page.size();
            after = page.getLast().key();
        }
        return 0;
    }

    List<Store.Entry<HistoryEntry>> history(String user, String after, int limit) {
        return history.list(user + "/", after, limit);
    }

    void clear() {
        players.clear();
        ranking.clear();
        history.clear();
        counts.clear();
    }

    static String place(int rating, String user) {
        return "%05d/%s".formatted(HIGHEST - Math.clamp(rating, 0, HIGHEST), user);
    }

    private static String place(Player player) {
        return place(player.rating(), player.user());
    }

    private void put(Player player) {
        players.put(player.user(), player);
        ranking.put(place(player), player);
    }

    private static String historyKey(String user, long order) {
        return "%s/%019d".formatted(user, Long.MAX_VALUE - order);
    }
}
