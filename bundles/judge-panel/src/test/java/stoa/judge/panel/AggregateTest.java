package stoa.judge.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AggregateTest {
    @Test
    void givesNobodyMoreThanHalf() {
        var random = new Random(3);
        for (var round = 0; round < 500; round++) {
            var raw = random.doubles(2 + random.nextInt(8), 0, 100).boxed().toList();
            var weights = Aggregate.weights(raw);
            assertEquals(1, weights.stream().mapToDouble(Double::doubleValue).sum(), 1e-9);
            assertTrue(weights.stream().allMatch(weight -> weight > 0 && weight <= 0.5 + 1e-9), weights::toString);
        }
    }

    @Test
    void takesTheMeanOfTwoTheMedianToFiveAndTrimsFromSix() {
        assertEquals(5, of(2, 8));
        assertEquals(8, of(2, 8, 9));
        assertEquals(5, of(0, 5, 5, 6, 10));
        assertEquals(5.5, of(0, 5, 5, 6, 6, 10));
    }

    private static double of(double... points) {
        var all = Arrays.stream(points).boxed().toList();
        return Aggregate.of(all, List.copyOf(Collections.nCopies(points.length, 1.0)));
    }
}
