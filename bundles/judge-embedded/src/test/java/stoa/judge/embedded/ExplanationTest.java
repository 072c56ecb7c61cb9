package stoa.judge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.text.Encoding;
import stoa.judge.embedded.feature.Features;
import stoa.judge.embedded.score.Reader;
import stoa.judge.embedded.text.Sentence;

class ExplanationTest {
    private static final String MOTION = "Cities should ban cars";
    private static final double EXACT = 1e-6;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cars are loud. They take room, because each needs a place at both ends of its way! Trams carry ten times as many.",
                "One sentence only, without any end",
                "A city of 400,000 people measured its air in 2019 and found half the soot on closed streets. Therefore "
                        + "children breathe easier. My opponent fears for shops, but shops on closed streets sold more."
            })
    void sentencesAddUpToTheQualityThatTheHeadGivesTheWhole(String text) throws Exception {
        var speech = new Reader(Encoders.MODEL)
                .read(new Turn(1, Seat.PROPOSITION, text, Duration.ZERO), MOTION, Optional.empty());
        var quality = speech.quality().orElseThrow();
        var kept = speech.gated().kept();
        var encoding = Encoders.MODEL.encode(
                kept.sentences().stream().map(Sentence::text).toList(), Duration.ofSeconds(5));

        assertEquals(whole(encoding, Features.of(kept, encoding.tokens())), quality.value(), EXACT);
        assertEquals(
                quality.value(), quality.shares().stream().mapToDouble(it -> it).sum(), EXACT);
        assertEquals(kept.sentences().size(), quality.shares().size());
        assertTrue(quality.others().length == 20);
    }

    /** The other way round: first the mean of all tokens, then the head. */
    private static double whole(Encoding encoding, double[] features) {
        var head = Reader.head(Encoding.Method.MODEL);
        var sum = head.ofFeatures(features, 0);
        for (var at = 0; at < encoding.parts().getFirst().style().length; at++) {
            var mean = 0.0;
            for (var part : encoding.parts()) {
                mean += (double) part.style()[at] * part.tokens() / encoding.tokens();
            }
            sum += head.weights()[0][at] * ((mean - head.mean()[at]) / head.spread()[at]);
        }
        return sum;
    }
}
