package stoa.acceptance.debates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.acceptance.client.Rest;
import tools.jackson.databind.JsonNode;

/** Reads debates back from the hall and names everything that breaks a promise. */
public final class LogCheck {
    private final Rest rest;

    public LogCheck(Rest rest) {
        this.rest = rest;
    }

    /** All events of a stream in order. */
    public List<JsonNode> events(String stream) {
        var events = new ArrayList<JsonNode>();
        for (var page = page(stream, 0); !page.isEmpty(); page = page(stream, events.size())) {
            page.forEach(events::add);
        }
        return events;
    }

    /** Gaps in sequences, acknowledged turns that are missing, doubled or elsewhere, turns out of order. */
    public List<String> faults(Collection<String> streams, Acknowledged acknowledged) {
        var faults = new ArrayList<String>();
        var turns = new HashMap<String, List<Long>>();
        for (var stream : streams) {
            check(stream, events(stream), turns, faults);
        }
        for (var turn : acknowledged.turns()) {
            var places = turns.getOrDefault(turn.text(), List.of());
            if (!places.equals(List.of(turn.sequence()))) {
                faults.add(turn.stream() + ": turn acknowledged at " + turn.sequence() + " stands at " + places);
            }
        }
        return faults;
    }

    private static void check(
            String stream, List<JsonNode> events, Map<String, List<Long>> turns, List<String> faults) {
        var expected = 1L;
        var spoken = 0;
        for (var event : events) {
            var sequence = event.path("seq").asLong();
            if (sequence != expected++) {
                faults.add(stream + ": expected sequence " + (expected - 1) + ", found " + sequence);
            }
            if (event.path("type").asString().equals("spoken")) {
                turns.computeIfAbsent(event.at("/data/text").asString(), text -> new ArrayList<>())
                        .add(sequence);
                if (event.at("/data/turn").asInt() != ++spoken) {
                    faults.add(stream + ": turn " + event.at("/data/turn") + " where " + spoken + " was due");
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
