package stoa.judge.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Flag;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions and verdicts as JSON; the schema is in the README. Quotes that are not in the text are dropped. */
final class Wire {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_LIST = 20;
    private static final int LONGEST = 500;
    private static final int LONGEST_SUMMARY = 4_000;

    private Wire() {}

    static byte[] write(Question question, Duration left) {
        var json = JSON.createObjectNode();
        json.put("motion", question.motion()).put("deadlineMs", left.toMillis());
        question.turn().ifPresent(turn -> json.put("turn", turn));
        var criteria = json.putArray("criteria");
        question.criteria().forEach(criterion -> criteria.add(criterion.title()));
        var turns = json.putArray("turns");
        for (var turn : question.turns()) {
            turns.addObject()
                    .put("number", turn.number())
                    .put("seat", name(turn.seat()))
                    .put("text", turn.text());
        }
        return JSON.writeValueAsBytes(json);
    }

    /** Throws {@link IllegalArgumentException} for anything that is no verdict. */
    static Verdict read(byte[] body, Question question, JudgeDescriptor self) {
        try {
            var json = JSON.readTree(body);
            var origin = new Provenance(self.id(), self.version(), "program over HTTP", question.inputHash());
            var status = constant(Verdict.Status.class, text(json, "status", 40));
            if (!status.hasScores()) {
                return Verdict.without(status, text(json, "summary", LONGEST_SUMMARY), origin);
            }
            var winner = json.hasNonNull("winner")
                    ? Optional.of(constant(Seat.class, text(json, "winner", 40)))
                    : Optional.<Seat>empty();
            return new Verdict(
                            status,
                            scores(json, question),
                            winner,
                            number(json, "confidence"),
                            text(json, "summary", LONGEST_SUMMARY),
                            origin)
                    .withFlags(flags(json));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("The answer is not JSON", broken);
        }
    }

    private static List<Score> scores(JsonNode json, Question question) {
        var scores = new ArrayList<Score>();
        for (var each : list(json, "scores")) {
            scores.add(new Score(
                    constant(Seat.class, text(each, "seat", 40)),
                    constant(Criterion.class, text(each, "criterion", 40)),
                    number(each, "points"),
                    text(each, "reason", LONGEST),
                    quotes(each, question)));
        }
        return scores;
    }

    private static List<Quote> quotes(JsonNode score, Question question) {
        var found = new ArrayList<Quote>();
        for (var words : list(score, "quotes")) {
            question.turns().stream()
                    .map((Turn turn) -> turn.find(words.isString() ? words.stringValue() : ""))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found.stream().limit(8).toList();
    }

    private static List<Flag> flags(JsonNode json) {
        var flags = new ArrayList<Flag>();
        for (var each : list(json, "flags")) {
            var seat = constant(Seat.class, text(each, "seat", 40));
            flags.add(new Flag(text(each, "code", 40), seat, Optional.empty(), text(each, "note", LONGEST)));
        }
        return flags;
    }

    private static List<JsonNode> list(JsonNode json, String name) {
        var items = new ArrayList<JsonNode>();
        json.path(name).forEach(items::add);
        if (items.size() > MOST_LIST) {
            throw new IllegalArgumentException("The list '" + name + "' has more than " + MOST_LIST + " items");
        }
        return items;
    }

    private static String text(JsonNode json, String name, int longest) {
        var value = json.path(name);
        if (!value.isString() || value.stringValue().length() > longest) {
            throw new IllegalArgumentException("'" + name + "' must be a text of at most " + longest + " characters");
        }
        return value.stringValue();
    }

    private static double number(JsonNode json, String name) {
        var value = json.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("'" + name + "' must be a number");
        }
        return value.doubleValue();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        var name = text.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return Enum.valueOf(type, name);
    }

    private static String name(Seat seat) {
        return seat.name().toLowerCase(Locale.ROOT);
    }
}
