package stoa.acceptance.debates;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import stoa.acceptance.hall.Hall.Downtime;
import tools.jackson.databind.JsonNode;

/** Holds what the clocks of a debate say against the time that went by and the times without a hall. */
public final class ClockCheck {
    /** The log knows to about a second when the hall was last alive. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

    private final List<Downtime> outages;
    private int checked;
    private int acrossOutages;

    public ClockCheck(List<Downtime> outages) {
        this.outages = outages;
    }

    /** How many turns were held against the time so far. */
    public int checked() {
        return checked;
    }

    /** How many of them had an outage in the middle. */
    public int acrossOutages() {
        return acrossOutages;
    }

    private enum Side {
        PROPOSITION,
        OPPOSITION;

        static Side of(JsonNode name) {
            return valueOf(name.asString().toUpperCase(java.util.Locale.ROOT));
        }

        long left(JsonNode clocks) {
            return clocks.path(this == PROPOSITION ? "propositionMs" : "oppositionMs")
                    .asLong();
        }
    }

    /** Names every turn that was charged for time without a hall, or not for its own, and every sum that does not come out. */
    public List<String> faults(String stream, List<LogCheck.Event> events) {
        var faults = new ArrayList<String>();
        var expected = new EnumMap<Side, Long>(Side.class);
        var turn = new Turn(Instant.EPOCH, false);
        var increment = 0L;
        for (var event : events) {
            switch (event.type()) {
                case "opened" -> {
                    var terms = event.data().path("terms");
                    increment = terms.path("incrementMs").asLong();
                    for (var side : Side.values()) {
                        expected.put(side, terms.path("initialMs").asLong());
                    }
                }
                case "started" -> turn = Turn.from(event);
                case "paused" -> turn = new Turn(turn.began, true);
                case "spoken" -> {
                    var side = Side.of(event.data().path("seat"));
                    var change = increment - event.data().path("usedMs").asLong();
                    expected.merge(side, change, Long::sum);
                    faults.addAll(turn.faults(stream, event, outages));
                    checked++;
                    acrossOutages += turn.outagesWithin(at(event), outages).isEmpty() ? 0 : 1;
                    var left = side.left(event.data().path("clocks"));
                    if (left != expected.get(side)) {
                        faults.add(stream + ": " + side + " has " + left + " ms left, expected " + expected.get(side));
                    }
                    turn = Turn.from(event);
                }
                default -> {
                    // Nothing else moves the clocks of these debates.
                }
            }
        }
        return faults;
    }

    private record Turn(Instant began, boolean paused) {
        static Turn from(LogCheck.Event event) {
            return new Turn(at(event), false);
        }

        List<Downtime> outagesWithin(Instant ended, List<Downtime> outages) {
            return outages.stream()
                    .filter(it -> it.fell().isAfter(began) && it.ready().isBefore(ended))
                    .toList();
        }

        List<String> faults(String stream, LogCheck.Event spoken, List<Downtime> outages) {
            var ended = at(spoken);
            var within = outagesWithin(ended, outages);
            var wall = Duration.between(began, ended);
            var most = within.stream()
                    .map(it -> Duration.between(it.gone(), it.rising()))
                    .reduce(wall, Duration::minus);
            var least = within.stream()
                    .map(it -> Duration.between(it.fell(), it.ready()).plus(SIGN_OF_LIFE))
                    .reduce(wall, Duration::minus);
            var charged = Duration.ofMillis(spoken.data().path("usedMs").asLong());
            var isRight = charged.compareTo(most.plusMillis(1)) <= 0
                    && (paused
                            || overlapsOther(outages, within, ended)
                            || charged.compareTo(least.minusMillis(1)) >= 0);
            return isRight
                    ? List.of()
                    : List.of(stream + ": a turn of " + wall.toMillis() + " ms with " + within.size()
                            + " outages was charged " + charged.toMillis() + " ms; right is " + least.toMillis()
                            + " to "
                            + most.toMillis());
        }

        /** An outage that lies across an end of the turn: how much of it is the turn's, only the log knows. */
        private boolean overlapsOther(List<Downtime> outages, List<Downtime> within, Instant ended) {
            return outages.stream()
                    .filter(it -> !within.contains(it))
                    .anyMatch(it -> it.fell().minus(SIGN_OF_LIFE).isBefore(ended)
                            && it.ready().isAfter(began));
        }
    }

    private static Instant at(LogCheck.Event event) {
        return Instant.parse(event.data().path("at").asString());
    }
}
