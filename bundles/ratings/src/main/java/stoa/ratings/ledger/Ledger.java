package stoa.ratings.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All accounts as they stand.
 *
 * @param shards accounts by user, spread over groups by the hash of the id, so that an entry copies one group and not all
 * @param house what the house has lent, as a negative number; the sum of all ratings and this is zero
 * @param entries how many results were entered
 * @param recent the results entered last, oldest first: a second line of defence behind the idempotency keys
 */
public record Ledger(Map<String, Map<String, Account>> shards, long house, long entries, List<String> recent) {
    static final int START = 1500;
    static final int MOST_RECENT = 1_000;

    private static final int SHARDS = 256;
    static final Ledger EMPTY = new Ledger(Map.of(), 0, 0, List.of());

    public Ledger {
        shards = Map.copyOf(shards);
        recent = List.copyOf(recent);
    }

    Optional<Account> account(String user) {
        return Optional.ofNullable(shards.getOrDefault(shard(user), Map.of()).get(user));
    }

    boolean hasEntered(String result) {
        return recent.contains(result);
    }

    Ledger opened(String user, Account account) {
        return new Ledger(with(user, account), house - account.rating(), entries, recent);
    }

    Ledger applied(RatingEvent.Applied entry) {
        var first = with(entry.a().user(), changed(entry.a()));
        var both = new Ledger(first, house, entries, recent).with(entry.b().user(), changed(entry.b()));
        return new Ledger(both, house, entry.order(), remembering(entry.result()));
    }

    /** Zero as long as the books are right. */
    long balance() {
        return house
                + shards.values().stream()
                        .flatMap(shard -> shard.values().stream())
                        .mapToLong(Account::rating)
                        .sum();
    }

    private Account changed(Posting posting) {
        return account(posting.user()).orElseThrow().after(posting.name(), posting.after());
    }

    private Map<String, Map<String, Account>> with(String user, Account account) {
        var shard = new HashMap<>(shards.getOrDefault(shard(user), Map.of()));
        shard.put(user, account);
        var all = new HashMap<>(shards);
        all.put(shard(user), Map.copyOf(shard));
        return all;
    }

    private List<String> remembering(String result) {
        var all = new ArrayList<>(recent.size() < MOST_RECENT ? recent : recent.subList(1, recent.size()));
        all.add(result);
        return all;
    }

    private static String shard(String user) {
        return "s" + Math.floorMod(user.hashCode(), SHARDS);
    }
}
