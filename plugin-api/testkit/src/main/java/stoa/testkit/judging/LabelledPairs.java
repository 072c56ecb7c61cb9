package stoa.testkit.judging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
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

    /** What the judge's points say of the pairs: the mean of all criteria, since a label says only which is better. */
    public PairFigures hear(Judge judge) throws InterruptedException {
        var points = new HashMap<String, Double>();
        for (var argument : data.path("args").properties()) {
            points.put(argument.getKey(), points(judge, argument.getValue()));
        }
        return figures(id -> points.getOrDefault(id, 0.0));
    }

    /** What the mere number of words says of the pairs. */
    public PairFigures byLength() {
        var words = words();
        return figures(id -> words.getOrDefault(id, 0));
    }

    private PairFigures figures(ToDoubleFunction<String> number) {
        var words = words();
        var pairs = new ArrayList<PairFigures.Pair>();
        for (var pair : data.path("pairs")) {
            var isFirst = pair.get(3).asInt() == 1;
            var better = pair.get(isFirst ? 1 : 2).asString();
            var worse = pair.get(isFirst ? 2 : 1).asString();
            pairs.add(new PairFigures.Pair(
                    pair.get(0).asString(),
                    Math.max(1, words.getOrDefault(better, 0)) / (double) Math.max(1, words.getOrDefault(worse, 0)),
                    number.applyAsDouble(better) - number.applyAsDouble(worse)));
        }
        return new PairFigures(pairs);
    }

    private Map<String, Integer> words() {
        var words = new HashMap<String, Integer>();
        data.path("args")
                .properties()
                .forEach(argument -> words.put(
                        argument.getKey(),
                        argument.getValue().get(1).asString().strip().split("\\s+").length));
        return words;
    }

    private static double points(Judge judge, JsonNode argument) throws InterruptedException {
        var motion = argument.get(0).asString().replaceAll("[_-]+", " ");
        var hearing = Hearing.of(judge, motion, "PRO", "", argument.get(1).asString());
        return hearing.own().scores().stream()
                .mapToDouble(score -> score.points())
                .average()
                .orElse(0);
    }
}
