package stoa.crdt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, and what they show of themselves: the awareness of y-protocols. States are JSON that is passed on unread. One
 * thread at a time.
 */
public final class Awareness {
    /** Somebody who has not renewed the state for so long is gone. */
    public static final Duration EXPIRY = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Bounds bounds;
    private final Map<Long, Known> known = new TreeMap<>();

    /** What is known of a client; a state of null is one that has gone. */
    private record Known(long clock, @Nullable String state, Instant seen) {}

    /**
     * What one message may bring.
     *
     * @param entries clients in one message
     * @param stateBytes of one client's state
     * @param clients known in all
     */
    public record Bounds(int entries, int stateBytes, int clients) {
        /** A thousand clients in a message, 64 KiB for each, ten thousand in all. */
        public static Bounds standard() {
            return new Bounds(1000, 64 << 10, 10_000);
        }
    }

    /**
     * One client in a message.
     *
     * @param client its id
     * @param clock grows with every change
     * @param state JSON; null when it has gone
     */
    public record Entry(long client, long clock, @Nullable String state) {}

    /** Which clients came, changed or went. */
    public record Change(List<Long> added, List<Long> updated, List<Long> removed) {
        /** True when nothing happened. */
        public boolean isEmpty() {
            return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
        }
    }

    /** Nobody is there yet. */
    public Awareness(InstantSource clock, Bounds bounds) {
        this.clock = clock;
        this.bounds = bounds;
    }

    /**
     * Reads a message.
     *
     * @throws MalformedUpdate when it is none or over a bound
     */
    public static List<Entry> decode(byte[] message, Bounds bounds) {
        ByteSource source = new ByteSource(message);
        int count = source.count(3, "clients");
        if (count > bounds.entries()) {
            throw source.refused("'" + count + "' clients in a message, at most " + bounds.entries());
        }
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long client = source.varUint();
            long clock = source.varUint();
            String json = source.varString();
            if (json.length() > bounds.stateBytes()) {
                throw source.refused("a state of '" + json.length() + "' characters, at most " + bounds.stateBytes());
            }
            boolean gone = Json.parse(json) instanceof Value.Null;
            entries.add(new Entry(client, clock, gone ? null : json));
        }
        if (!source.isEmpty()) {
            throw source.refused("more than awareness");
        }
        return entries;
    }

    /** Writes a message. */
    public static byte[] encode(Collection<Entry> entries) {
        ByteSink sink = new ByteSink().varUint(entries.size());
        for (Entry entry : entries) {
            sink.varUint(entry.client()).varUint(entry.clock());
            sink.varString(entry.state() == null ? "null" : entry.state());
        }
        return sink.toBytes();
    }

    /**
     * Takes in a message.
     *
     * @throws MalformedUpdate when it is none or over a bound; nothing has changed then
     */
    public Change apply(byte[] message) {
        List<Entry> entries = decode(message, bounds);
        long fresh =
                entries.stream().filter(it -> !known.containsKey(it.client())).count();
        if (known.size() + fresh > bounds.clients()) {
            throw new MalformedUpdate("Refused: '" + (known.size() + fresh) + "' clients, at most '" + bounds.clients()
                    + "' are kept. Let some go first.");
        }
        Change change = new Change(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        entries.forEach(entry -> apply(entry, change));
        return change;
    }

    private void apply(Entry entry, Change change) {
        Known before = known.get(entry.client());
        long clockBefore = before == null ? 0 : before.clock();
        boolean held = before != null && before.state() != null;
        boolean met = before != null;
        boolean leaves = entry.state() == null;
        if (entry.clock() < clockBefore || entry.clock() == clockBefore && !(leaves && held)) {
            return;
        }
        known.put(entry.client(), new Known(entry.clock(), entry.state(), clock.instant()));
        if (leaves) {
            note(met, change.removed(), entry.client());
        } else {
            (met ? change.updated() : change.added()).add(entry.client());
        }
    }

    private static void note(boolean happened, List<Long> list, long client) {
        if (happened) {
            list.add(client);
        }
    }

    /** Lets go of clients, such as those of a connection that closed; the message that tells others keeps their clocks. */
    public byte[] remove(Collection<Long> clients) {
        List<Entry> gone = new ArrayList<>();
        for (long client : clients) {
            Known before = known.get(client);
            if (before != null && before.state() != null) {
                known.put(client, new Known(before.clock(), null, clock.instant()));
                gone.add(new Entry(client, before.clock(), null));
            }
        }
        return encode(gone);
    }

    /** Clients that have not renewed their state in time. */
    public List<Long> expired() {
        Instant limit = clock.instant().minus(EXPIRY);
        return known.entrySet().stream()
                .filter(it ->
                        it.getValue().state() != null && !it.getValue().seen().isAfter(limit))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** States by client, of those who are there. */
    public Map<Long, String> states() {
        Map<Long, String> states = new TreeMap<>();
        known.forEach((client, it) -> {
            if (it.state() != null) {
                states.put(client, it.state());
            }
        });
        return states;
    }

    /** The last clock of a client, also of one that has gone; 0 when it never was there. */
    public long clock(long client) {
        Known it = known.get(client);
        return it == null ? 0 : it.clock();
    }

    /** Everybody who is there, as a message. */
    public byte[] encode() {
        List<Entry> entries = new ArrayList<>();
        states().forEach((client, state) -> entries.add(new Entry(client, clock(client), state)));
        return encode(entries);
    }
}
