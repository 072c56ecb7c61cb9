package stoa.llm.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is read strictly or refused with a sentence that holds nothing of it. */
final class ShapeTest {
    private static final Shape<Ballot> SHAPE = new Shape<>(Ballot.class);
    private static final String GOOD =
            "{\"reasons\":[{\"text\":\"shade\",\"side\":\"PLUS\"}],\"points\":7,\"sure\":0.5,\"final\":true}";

    enum Side {
        PLUS,
        MINUS
    }

    record Reason(String text, Side side) {}

    record Ballot(List<Reason> reasons, int points, double sure, boolean last) {
        Ballot {
            if (points > 10) {
                throw new IllegalArgumentException("The field 'points' must be at most 10.");
            }
        }
    }

    @Test
    void readsWhatFits() throws Exception {
        var ballot = SHAPE.read(GOOD.replace("final", "last"));

        assertEquals(7, ballot.points());
        assertEquals(Side.PLUS, ballot.reasons().getFirst().side());
    }

    @Test
    void leavesOutWhatNobodyAskedFor() throws Exception {
        assertEquals(
                7,
                SHAPE.read(GOOD.replace("\"final\"", "\"system\":{\"role\":1},\"last\""))
                        .points());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "zanzibar",
                "{\"points\":7}",
                "{\"reasons\":[],\"points\":11,\"sure\":0.5,\"last\":true}",
                "{\"reasons\":[],\"points\":7.5,\"sure\":0.5,\"last\":true}",
                "{\"reasons\":[],\"points\":\"7\",\"sure\":0.5,\"last\":true}",
                "{\"reasons\":[],\"points\":7,\"points\":8,\"sure\":0.5,\"last\":true}",
                "{\"reasons\":[],\"points\":7,\"sure\":NaN,\"last\":true}",
                "{\"reasons\":[],\"points\":7,\"sure\":1e999,\"last\":true}",
                "{\"reasons\":[{\"text\":\"zanzibar\",\"side\":\"zanzibar\"}],\"points\":7,\"sure\":0.5,\"last\":true}",
                "{\"reasons\":[],\"points\":7,\"sure\":0.5,\"last\":true} and more",
                "{\"reasons\":[],\"points\":99999999999,\"sure\":0.5,\"last\":true}"
            })
    void refusesWhatDoesNotFitWithoutRepeatingIt(String text) {
        var unfit = assertThrows(Shape.Unfit.class, () -> SHAPE.read(text));

        assertFalse(unfit.complaint().contains("zanzibar"), unfit.complaint());
        assertTrue(unfit.complaint().endsWith("."), unfit.complaint());
    }

    @Test
    void refusesListsAndDepthsWithoutEnd() {
        assertThrows(Shape.Unfit.class, () -> SHAPE.read(GOOD.replace("[{", "[" + "{},".repeat(200) + "{")));
        assertThrows(Shape.Unfit.class, () -> SHAPE.read("[".repeat(5_000) + "]".repeat(5_000)));
        assertThrows(Shape.Unfit.class, () -> SHAPE.read("{\"a\":".repeat(5_000)));
    }

    /** Any change of a few characters gives a ballot or a refusal, never anything else. */
    @Test
    void survivesWhateverIsDoneToAnAnswer() {
        var random = new Random(5);
        for (int count = 0; count < 20_000; count++) {
            var text = new StringBuilder(GOOD.replace("final", "last"));
            for (int change = 0; change <= random.nextInt(3); change++) {
                text.setCharAt(
                        random.nextInt(text.length()), "{}[]\",:0e-.\\tfn\u0000\u2028".charAt(random.nextInt(17)));
            }
            try {
                assertTrue(SHAPE.read(text.toString()).points() <= 10);
            } catch (Shape.Unfit refused) {
                assertFalse(refused.complaint().isEmpty());
            }
        }
    }
}
