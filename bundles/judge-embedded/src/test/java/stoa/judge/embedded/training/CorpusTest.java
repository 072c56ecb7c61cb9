package stoa.judge.embedded.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import stoa.judge.embedded.Encoders;

/** Encodes the texts themselves, where they lie, and compares with the numbers that the repository keeps. */
class CorpusTest {
    private static final double NEAR = 0.9;

    @Test
    void theNumbersInTheRepositoryAreThoseOfTheTexts() throws Exception {
        Assumptions.assumeTrue(SharedCorpus.find().isPresent(), "the texts do not lie beside the project");
        var kept = CorpusFile.read();

        var fresh = SharedCorpus.encode(SharedCorpus.find().get(), Encoders.MODEL, Encoders.TABLE);

        assertEquals(kept.sides(), fresh.sides());
        assertEquals(kept.pairs(), fresh.pairs());
        for (var at = 0; at < kept.samples().size(); at++) {
            assertArrayEquals(
                    kept.samples().get(at).features(), fresh.samples().get(at).features(), "text " + at);
            assertNear(kept.samples().get(at).middle(), fresh.samples().get(at).middle());
        }
        assertTrue(
                HeldOut.of(fresh, Setup.unweighted(), String::valueOf).figures().accuracy() >= 0.83);
    }

    /** Vectors of another processor may differ in their last bits, and the kept ones are rounded. */
    private static void assertNear(float[] one, float[] other) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (var at = 0; at < one.length; at++) {
            product += (double) one[at] * other[at];
            first += (double) one[at] * one[at];
            second += (double) other[at] * other[at];
        }
        assertTrue(product / Math.sqrt(first * second) > NEAR);
    }
}
