package stoa.acceptance.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came in on one stream, with the checks that every event came once and in order. */
public final class Feed {
    private final String stream;
    private final String epoch;
    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private @Nullable Link source;
    private long offset;

    Feed(String stream, String epoch) {
        this.stream = stream;
        this.epoch = epoch;
    }

    /** Resumes over this link; whatever still comes from an earlier one is of no interest. */
    synchronized Map<String, Object> request(Link link) {
        source = link;
        return Map.of("channel", stream, "recover", true, "offset", offset, "epoch", epoch);
    }

    synchronized void subscribed(Link link, JsonNode answer) {
        if (link != source) {
            return;
        }
        if (!epoch.equals(answer.path("epoch").asString())) {
            faults.add(stream + ": epoch changed from " + epoch + " to "
                    + answer.path("epoch").asString());
        }
        if (!answer.path("recovered").asBoolean(false)) {
            faults.add(stream + ": not recovered at " + offset + ": " + answer);
        }
        answer.path("publications").forEach(this::take);
    }

    synchronized void published(Link link, JsonNode publication) {
        if (link == source) {
            take(publication);
        }
    }

    synchronized void refused(Throwable failure) {
        faults.add(stream + ": subscription refused: " + failure);
    }

    private void take(JsonNode publication) {
        var at = publication.path("offset").asLong();
        if (at != offset + 1) {
            faults.add(stream + ": expected offset " + (offset + 1) + ", got " + at);
        }
        offset = at;
        events.add(publication.path("data"));
    }

    public String stream() {
        return stream;
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
