package stoa.testkit.judging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stoa.api.debate.Judge;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pairs of turns that people compared, in JSON: {@code args} id to {@code [side, text]} and {@code pairs}
 * {@code [side, a, b, 1 if a is better else 0]}.
 */
public final class LabelledPairs {
    private final JsonNode data;

    private LabelledPairs(JsonNode data) {
        this.data = data;
    }

    /** Empty when the file is of another form. */
    public static Optional<LabelledPairs> read(Path file) throws IOException {
        if (!file.toString().endsWith(".json")) {
            return Optional.empty();
        }
        var data = JsonMapper.shared().readTree(file);
        return data.has("args") && data.has("pairs") ? Optional.of(new LabelledPairs(data)) : Optional.empty();
    }

    /** How many of the pairs come out as people said; a tie counts half. */
    public record Outcome(int pairs, double accuracy) {}

    public Outcome hear(Judge judge) throws InterruptedException {
        var points = new HashMap<String, Double>();
        for (var argument : data.path("args").properties()) {
            points.put(argument.getKey(), points(judge, argument.getValue()));
        }
        var right = 0.0;
        for (var pair : data.path("pairs")) {
            right += right(pair, points);
        }
        return new Outcome(
                data.path("pairs").size(),
                right / Math.max(1, data.path("pairs").size()));
    }

    /** All criteria together, since a label says only which is better. */
    private static double points(Judge judge, JsonNode argument) throws InterruptedException {
        var motion = argument.get(0).asString().replaceAll("[_-]+", " ");
        var hearing = Hearing.of(judge, motion, "PRO", "", argument.get(1).asString());
        return hearing.own().scores().stream()
                .mapToDouble(score -> score.points())
                .average()
                .orElse(0);
    }

    private static double right(JsonNode pair, Map<String, Double> points) {
        double first = points.getOrDefault(pair.get(1).asString(), 0.0);
        double second = points.getOrDefault(pair.get(2).asString(), 0.0);
        return first == second ? 0.5 : first > second == (pair.get(3).asInt() == 1) ? 1 : 0;
    }
}
