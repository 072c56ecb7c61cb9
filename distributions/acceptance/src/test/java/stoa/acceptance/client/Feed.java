package stoa.acceptance.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What came in on one channel, with the checks that every event came once and in order. */
public final class Feed {
    private final String channel;
    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private String epoch = "";
    private long offset;
    private boolean replaying;

    Feed(String channel) {
        this.channel = channel;
    }

    synchronized void expectReplay() {
        replaying = true;
    }

    synchronized Map<String, Object> request() {
        var request = new HashMap<String, Object>(Map.of("channel", channel, "recover", true, "offset", offset));
        if (!epoch.isEmpty()) {
            request.put("epoch", epoch);
        }
        return request;
    }

    synchronized void subscribed(JsonNode answer) {
        if (!epoch.isEmpty() && !epoch.equals(answer.path("epoch").asString())) {
            faults.add("epoch changed from " + epoch + " to "
                    + answer.path("epoch").asString());
        }
        epoch = answer.path("epoch").asString("");
        answer.path("publications").forEach(this::take);
        if (answer.path("recovered").asBoolean(false)
                || offset == answer.path("offset").asLong()) {
            replaying = false;
        } else {
            faults.add("not recovered: at " + offset + " of "
                    + answer.path("offset").asLong());
        }
    }

    synchronized void refused(Throwable failure) {
        if (failure instanceof Live.Refused refused && refused.code() == 503) {
            return;
        }
        faults.add("subscription refused: " + failure);
    }

    synchronized void published(JsonNode publication) {
        take(publication);
    }

    private void take(JsonNode publication) {
        var at = publication.path("offset").asLong();
        if (at != offset + 1) {
            faults.add("expected offset " + (offset + 1) + ", got " + at + (replaying ? " in a replay" : ""));
        }
        offset = at;
        events.add(publication.path("data"));
    }

    /** The events so far, in order of arrival. */
    public synchronized List<JsonNode> events() {
        return List.copyOf(events);
    }

    public synchronized long offset() {
        return offset;
    }

    /** Gaps, repeats and refusals seen; empty when all is well. */
    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
