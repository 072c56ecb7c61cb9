package stoa.judge.embedded.score;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Flag;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.text.Encoding;
import stoa.api.text.TextEncoder;
import stoa.judge.embedded.feature.Features;
import stoa.judge.embedded.gate.Gated;
import stoa.judge.embedded.gate.Gates;
import stoa.judge.embedded.gate.Remark;
import stoa.judge.embedded.head.Head;
import stoa.judge.embedded.score.Speech.Points;
import stoa.judge.embedded.text.CleanText;
import stoa.judge.embedded.text.Lexicon;
import stoa.judge.embedded.text.Prose;
import stoa.judge.embedded.text.Sentence;

/** Reads turns: gates, encoder, features, head. Any thread may ask; a turn's points depend on nothing that came after it. */
public final class Reader {
    /** A longer queue before the model than this, and the token table answers. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private static final Head MODEL = Head.read("/judge-embedded/head-model.bin");
    private static final Head TABLE = Head.read("/judge-embedded/head-table.bin");
    private static final Lexicon LISTS = Lexicon.read("/judge-embedded/gates.txt");
    private static final double UNREADABLE = 2.0;
    private static final double OFF_TOPIC = 0.2;
    /** Fewer words than this carry less than their quality. */
    private static final double FULL = 25;

    private final TextEncoder encoder;

    public Reader(TextEncoder encoder) {
        this.encoder = encoder;
    }

    public static Head head(Encoding.Method method) {
        return method == Encoding.Method.MODEL ? MODEL : TABLE;
    }

    /**
     * One turn, and nothing that came after it.
     *
     * @param opponent the other side's last turn before this one
     */
    public Speech read(Turn turn, String motion, Optional<Turn> opponent) throws InterruptedException {
        var text = CleanText.of(turn.text());
        var other = opponent.map(it -> CleanText.of(it.text()).text()).orElse("");
        var gated = Gates.pass(text, motion, other, turn.seat() == Seat.PROPOSITION);
        if (gated.read() == 0 || gated.foreign() && !gated.has(Flag.PROMPT_INJECTION)) {
            return new Speech(turn, text, gated, gated.remarks(), Optional.empty(), Map.of(), Encoding.Method.MODEL);
        }
        return readable(turn, text, gated, motion, other);
    }

    private Speech readable(Turn turn, CleanText text, Gated gated, String motion, String other)
            throws InterruptedException {
        var remarks = new ArrayList<>(gated.remarks());
        var kept = withoutGibberish(gated.kept(), remarks);
        var encoding = encode(kept);
        if (kept.sentences().isEmpty() || encoding.tokens() == 0) {
            return new Speech(
                    turn,
                    text,
                    gated,
                    List.copyOf(remarks),
                    Optional.empty(),
                    nothing(!other.isBlank()),
                    encoding.method());
        }
        var quality = Quality.of(head(encoding.method()), encoding, Features.of(kept, encoding.tokens()));
        var around = Surroundings.of(encoding, kept, new Surroundings.Matter(motion, other), encoder, PATIENCE);
        about(around, remarks);
        var measured = new Gated(kept, gated.read(), remarks, gated.shuffled(), false);
        var points = points(quality, around, measured, !other.isBlank(), encoding.method());
        return new Speech(turn, text, measured, List.copyOf(remarks), Optional.of(quality), points, encoding.method());
    }

    private Encoding encode(Prose prose) throws InterruptedException {
        return encoder.encode(prose.sentences().stream().map(Sentence::text).toList(), PATIENCE);
    }

    /** Words fall into many pieces when they are none. */
    private Prose withoutGibberish(Prose kept, List<Remark> remarks) throws InterruptedException {
        var parts = encode(kept).parts();
        var readable = new ArrayList<Sentence>();
        for (var at = 0; at < parts.size(); at++) {
            var sentence = kept.sentences().get(at);
            if (sentence.words().size() >= 4
                    && parts.get(at).tokens() > UNREADABLE * sentence.words().size()) {
                remarks.add(
                        new Remark(Flag.GIBBERISH, Optional.of(sentence), "These are no words; they were not scored."));
            } else {
                readable.add(sentence);
            }
        }
        return new Prose(readable);
    }

    private static void about(Surroundings around, List<Remark> remarks) {
        if (Math.max(around.motion(), around.opponent()) < OFF_TOPIC) {
            remarks.add(new Remark(Flag.OFF_TOPIC, Optional.empty(), "Is this about the motion?"));
        }
    }

    private static Map<Criterion, Points> points(
            Quality quality, Surroundings around, Gated gated, boolean answers, Encoding.Method method) {
        var words = gated.kept().words();
        var substance = Math.min(1, words.size() / FULL);
        var head = head(method);
        var base = new Points(head.points(quality.value()), head.points(quality.low()), head.points(quality.high()));
        var logic = substance * (gated.shuffled() ? 0.4 : 1) * (gated.has(Flag.POSSIBLE_FALLACY) ? 0.6 : 1);
        var support = 4 * (1 - StrictMath.exp(-LISTS.count("support", words) / 2.0));
        var evidence = substance * (gated.has(Flag.UNVERIFIED_STATISTIC) ? 0.4 : 1);
        var about =
                topical(Math.max(around.motion(), 0.9 * around.opponent())) * (gated.has(Flag.WRONG_SIDE) ? 0.5 : 1);
        var found = new EnumMap<Criterion, Points>(Criterion.class);
        found.put(Criterion.LOGIC, scaled(base, logic, 0, 1));
        found.put(Criterion.EVIDENCE, scaled(base, evidence, support, 0.6));
        found.put(Criterion.RELEVANCE, scaled(base, substance * about, 7 * about, 0.3));
        if (answers) {
            var answer = topical(around.opponent()) * Math.min(1, 0.3 + 0.35 * LISTS.count("rebuttal", words));
            found.put(Criterion.REBUTTAL, scaled(base, substance, 6 * answer, 0.4));
        }
        return found;
    }

    /** {@code factor * (own + part * base)}, with the bounds of the base. */
    private static Points scaled(Points base, double factor, double own, double part) {
        return Points.of(
                factor * (own + part * base.value()),
                factor * (own + part * base.low()),
                factor * (own + part * base.high()));
    }

    private static double topical(double nearness) {
        return 1 / (1 + StrictMath.exp(-12 * (nearness - 0.3)));
    }

    private static Map<Criterion, Points> nothing(boolean answers) {
        var found = new EnumMap<Criterion, Points>(Criterion.class);
        Criterion.CORE.stream()
                .filter(criterion -> answers || criterion != Criterion.REBUTTAL)
                .forEach(criterion -> found.put(criterion, new Points(0, 0, 0)));
        return found;
    }
}
