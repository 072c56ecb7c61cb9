package stoa.acceptance.debates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import stoa.acceptance.client.Rest;
import tools.jackson.databind.JsonNode;

/** Reads debates back from the hall and names everything that breaks a promise. */
public final class LogCheck {
    private final Rest rest;

    public LogCheck(Rest rest) {
        this.rest = rest;
    }

    /** An event as it is read back. */
    public record Event(long sequence, String type, JsonNode data) {
        static Event of(JsonNode row) {
            return new Event(row.path("seq").asLong(), row.at("/event/type").asString(), row.at("/event/data"));
        }
    }

    /** What breaks a promise, by promise: acknowledged turns that are missing, doubled or elsewhere, and gaps or turns out of order. */
    public record Findings(List<String> lost, List<String> doubled, List<String> misplaced, List<String> gaps) {
        static Findings none() {
            return new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        public List<String> all() {
            return Stream.of(lost, doubled, misplaced, gaps)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** All events of a stream in order. */
    public List<Event> events(String stream) {
        var events = new ArrayList<Event>();
        for (var page = page(stream, 0); !page.isEmpty(); page = page(stream, events.size())) {
            page.forEach(row -> events.add(Event.of(row)));
        }
        return events;
    }

    /** Everything found, in one list. */
    public List<String> faults(Collection<String> streams, Acknowledged acknowledged) {
        return findings(streams, acknowledged).all();
    }

    /** Compares what was acknowledged with what stands in the log. */
    public Findings findings(Collection<String> streams, Acknowledged acknowledged) {
        var findings = Findings.none();
        var turns = new HashMap<String, List<Long>>();
        for (var stream : streams) {
            check(stream, events(stream), turns, findings.gaps());
        }
        for (var turn : acknowledged.turns()) {
            compare(turn, turns.getOrDefault(turn.text(), List.of()), findings);
        }
        return findings;
    }

    private static void compare(Acknowledged.Turn turn, List<Long> places, Findings findings) {
        var fault = turn.stream() + ": turn acknowledged at " + turn.sequence() + " stands at " + places;
        if (places.isEmpty()) {
            findings.lost().add(fault);
        } else if (places.size() > 1) {
            findings.doubled().add(fault);
        } else if (!isOf(turn, places.getFirst())) {
            findings.misplaced().add(fault);
        }
    }

    /** A receipt names the last event of its command: the turn, or the end that came with it. */
    private static boolean isOf(Acknowledged.Turn turn, long place) {
        return place == turn.sequence() || place == turn.sequence() - 1;
    }

    /** How often an event of the type stands in the stream. */
    public long count(String stream, String type) {
        return events(stream).stream()
                .filter(event -> event.type().equals(type))
                .count();
    }

    private static void check(String stream, List<Event> events, Map<String, List<Long>> turns, List<String> faults) {
        var expected = 1L;
        var spoken = 0;
        for (var event : events) {
            if (event.sequence() != expected++) {
                faults.add(stream + ": expected sequence " + (expected - 1) + ", found " + event.sequence());
            }
            if (event.type().equals("spoken")) {
                turns.computeIfAbsent(event.data().path("text").asString(), text -> new ArrayList<>())
                        .add(event.sequence());
                if (event.data().path("turn").asInt() != ++spoken) {
                    faults.add(stream + ": turn " + event.data().path("turn") + " where " + spoken + " was due");
                }
            }
        }
    }

    private JsonNode page(String stream, long after) {
        return rest.get("streams/" + stream + "/events?after=" + after + "&limit=200")
                .ok()
                .json()
                .path("events");
    }
}
