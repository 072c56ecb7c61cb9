package stoa.kernel.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import stoa.api.stream.Receipt;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;

/** What clients were told, compared with what stands in the log. */
final class Ledger {
    private final ConcurrentLinkedQueue<Acked> acked = new ConcurrentLinkedQueue<>();
    private final Set<String> refused = java.util.concurrent.ConcurrentHashMap.newKeySet();

    /** An acknowledged addition: the client's number of it, and what the platform said. */
    record Acked(StreamId stream, int client, int number, Receipt receipt) {
        String tag() {
            return client + "." + number;
        }
    }

    void acked(StreamId stream, int client, int number, Receipt receipt) {
        acked.add(new Acked(stream, client, number, receipt));
    }

    void refused(String tag) {
        refused.add(tag);
    }

    int size() {
        return acked.size();
    }

    void check(Streams streams, List<StreamId> all) {
        Map<StreamId, List<Acked>> byStream = new HashMap<>();
        acked.forEach(each ->
                byStream.computeIfAbsent(each.stream(), _ -> new ArrayList<>()).add(each));
        all.forEach(stream -> check(streams, stream, byStream.getOrDefault(stream, List.of())));
    }

    private void check(Streams streams, StreamId stream, List<Acked> told) {
        var tags = tags(streams, stream);
        assertEquals(tags.size(), new HashSet<>(tags).size(), "something was applied twice in " + stream);
        for (var each : told) {
            var sequence = (int) each.receipt().sequence();
            assertTrue(sequence >= 1 && sequence <= tags.size(), "acknowledged " + each + " is not in the log");
            assertEquals(each.tag(), tags.get(sequence - 1), "acknowledged " + each + " stands elsewhere");
        }
        assertTrue(tags.stream().noneMatch(refused::contains), "a refused command is in the log");
        assertOrder(stream, tags);
        assertEquals(tags, streams.state(stream, Tally.Sum.class).state().tags(), "state is not the fold of " + stream);
    }

    /** A client sends one after another, so its own must stand in that order. */
    private static void assertOrder(StreamId stream, List<String> tags) {
        var last = new HashMap<String, Integer>();
        for (var tag : tags) {
            var dot = tag.indexOf('.');
            var number = Integer.parseInt(tag.substring(dot + 1));
            var before = last.put(tag.substring(0, dot), number);
            assertTrue(before == null || before < number, "order of " + tag + " in " + stream);
        }
    }

    private static List<String> tags(Streams streams, StreamId stream) {
        var tags = new ArrayList<String>();
        while (true) {
            var page = streams.read(stream, tags.size(), 1000);
            if (page.isEmpty()) {
                return tags;
            }
            for (var event : page) {
                assertEquals(tags.size() + 1, event.sequence(), "gap in " + stream);
                tags.add(event.as(Tally.Added.class).tag());
            }
        }
    }
}
