package stoa.judge.embedded.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.text.Encoding;
import stoa.api.text.TextEncoder;
import stoa.judge.embedded.feature.Features;
import stoa.judge.embedded.text.CleanText;
import stoa.judge.embedded.text.Prose;
import stoa.judge.embedded.text.Sentence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts themselves, where they lie beside the project. */
final class SharedCorpus {
    private static final Duration PATIENT = Duration.ofMinutes(5);

    private final JsonNode data;
    private final TextEncoder model;
    private final TextEncoder table;

    private SharedCorpus(JsonNode data, TextEncoder model, TextEncoder table) {
        this.data = data;
        this.model = model;
        this.table = table;
    }

    /** Empty where the data do not lie. */
    static Optional<Path> find() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("shared/data/judging/ukpconvarg1.json");
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    static Corpus encode(Path file, TextEncoder model, TextEncoder table) throws InterruptedException {
        return new SharedCorpus(JsonMapper.shared().readTree(file), model, table).corpus();
    }

    private Corpus corpus() throws InterruptedException {
        var sides = new LinkedHashMap<String, Integer>();
        var places = new HashMap<String, Integer>();
        var samples = new ArrayList<Corpus.Sample>();
        for (var entry : data.path("args").properties()) {
            var side = sides.computeIfAbsent(entry.getValue().get(0).asString(), _ -> sides.size());
            places.put(entry.getKey(), samples.size());
            samples.add(sample(side, entry.getValue().get(1).asString()));
        }
        return new Corpus(List.copyOf(sides.keySet()), samples, pairs(places));
    }

    private List<Corpus.Pair> pairs(Map<String, Integer> places) {
        var pairs = new ArrayList<Corpus.Pair>();
        for (var pair : data.path("pairs")) {
            int first = places.get(pair.get(1).asString());
            int second = places.get(pair.get(2).asString());
            pairs.add(pair.get(3).asInt() == 1 ? new Corpus.Pair(first, second) : new Corpus.Pair(second, first));
        }
        return pairs;
    }

    private Corpus.Sample sample(int side, String text) throws InterruptedException {
        var prose = Prose.of(CleanText.of(text).text());
        var sentences = prose.sentences().stream().map(Sentence::text).toList();
        var encoded = model.encode(sentences, PATIENT);
        if (encoded.method() != Encoding.Method.MODEL) {
            throw new IllegalStateException("Training needs the native library of the encoder");
        }
        return new Corpus.Sample(
                side,
                prose.words().size(),
                encoded.style(),
                encoded.meaning(),
                table.encode(sentences, PATIENT).style(),
                floats(Features.of(prose, encoded.tokens())));
    }

    private static float[] floats(double[] values) {
        var found = new float[values.length];
        for (var at = 0; at < values.length; at++) {
            found[at] = (float) values[at];
        }
        return found;
    }
}
