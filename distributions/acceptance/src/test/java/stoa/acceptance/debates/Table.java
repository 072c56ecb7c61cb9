package stoa.acceptance.debates;

import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import stoa.acceptance.client.Feed;
import stoa.acceptance.client.Patience;

/** Two people who play one debate after the other. */
public final class Table {
    private final Person proposition;
    private final Person opposition;
    private final int turnsEach;
    private final boolean rated;
    private final Acknowledged acknowledged;
    private String judge = "";
    private final List<String> streams = new CopyOnWriteArrayList<>();
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();

    public Table(Person proposition, Person opposition, int turnsEach, boolean rated, Acknowledged acknowledged) {
        this.proposition = proposition;
        this.opposition = opposition;
        this.turnsEach = turnsEach;
        this.rated = rated;
        this.acknowledged = acknowledged;
    }

    /** Asks for this judge in the debates that follow; at first the hall chooses. */
    public Table judgedBy(String wanted) {
        judge = wanted;
        return this;
    }

    /** Opens a debate and seats both; returns its stream. */
    public String begin() {
        var stream =
                proposition.live().call("debate.create", wish()).path("stream").asString();
        feeds.add(proposition.live().follow(stream));
        opposition.live().append(stream, "join", UUID.randomUUID().toString(), Map.of("seat", "opposition"));
        feeds.add(opposition.live().follow(stream));
        streams.add(stream);
        return stream;
    }

    private Map<String, Object> wish() {
        var wish = new HashMap<String, Object>(Map.of(
                "motion",
                "This hall would rather be precise than fast",
                "preset",
                "10+30",
                "turns",
                turnsEach,
                "rated",
                rated,
                "guests",
                !rated,
                "seat",
                "proposition",
                "key",
                UUID.randomUUID().toString()));
        if (!judge.isEmpty()) {
            wish.put("judge", judge);
        }
        return wish;
    }

    /** Plays all turns; returns the stream. */
    public String play() {
        var stream = begin();
        for (var number = 1; number <= 2 * turnsEach; number++) {
            speak(stream, number);
        }
        return stream;
    }

    /** Says a turn and returns the sequence that it was given. */
    public long speak(String stream, int number) {
        var speaker = number % 2 == 1 ? proposition : opposition;
        var text = "Point " + number + " of " + UUID.randomUUID()
                + ": because 7 of 10 halls kept their minutes, we should too, for example in Delft in 1614.";
        var receipt = speaker.live()
                .append(stream, "speak", UUID.randomUUID().toString(), Map.of("text", text, "turn", number));
        var sequence = receipt.path("seq").asLong();
        acknowledged.add(new Acknowledged.Turn(stream, sequence, text));
        return sequence;
    }

    public List<String> streams() {
        return List.copyOf(streams);
    }

    /** Leaves a debate once both have seen this much of it; a connection may watch so many only. */
    public void leave(String stream, long head) {
        feeds.stream()
                .filter(feed -> feed.stream().equals(stream))
                .forEach(feed -> await(stream)
                        .atMost(Patience.LONG)
                        .until(() -> feed.offset() >= head || !feed.faults().isEmpty()));
        proposition.live().leave(stream);
        opposition.live().leave(stream);
    }

    /** What both saw, for every debate of this table. */
    public List<Feed> feeds() {
        return List.copyOf(feeds);
    }
}
