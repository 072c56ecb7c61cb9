package stoa.text.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final int ROUNDS = 300;

    @Test
    void holdEveryPieceOnceInOrderAndNeverTooMany() {
        for (var seed = 0; seed < ROUNDS; seed++) {
            var sentences = sentences(new SplittableRandom(seed), 20);

            var windows = new Pieces(sentences).windows();

            var inner = windows.stream()
                    .flatMapToInt(window ->
                            IntStream.range(1, window.ids().length - 1).map(at -> window.ids()[at]))
                    .toArray();
            assertArrayEquals(sentences.stream().flatMapToInt(IntStream::of).toArray(), inner, "seed " + seed);
            assertTrue(windows.stream().allMatch(window -> window.ids().length <= Pieces.WINDOW + 2), "seed " + seed);
            assertTrue(windows.stream().allMatch(window -> window.ids().length > 2), "seed " + seed);
        }
    }

    @Test
    void staysAsItWasWhenMoreIsSaidExceptTheLast() {
        for (var seed = 0; seed < ROUNDS; seed++) {
            var sentences = new ArrayList<>(sentences(new SplittableRandom(seed), 12));
            var before = keys(sentences);
            sentences.add(new int[] {2000, 2001, 2002});

            var after = keys(sentences);

            var settled = Math.max(0, before.size() - 1);
            assertEquals(before.subList(0, settled), after.subList(0, settled), "seed " + seed);
        }
    }

    @Test
    void takeAsManyPiecesAsFitAndNotOneMore() {
        assertEquals(1, new Pieces(List.of(new int[Pieces.WINDOW])).windows().size());
        assertEquals(
                2, new Pieces(List.of(new int[Pieces.WINDOW + 1])).windows().size());
        assertEquals(
                2,
                new Pieces(List.of(new int[Pieces.WINDOW], new int[1]))
                        .windows()
                        .size());
    }

    private static List<Window.Key> keys(List<int[]> sentences) {
        return new Pieces(List.copyOf(sentences))
                .windows().stream().map(Window::key).toList();
    }

    private static List<int[]> sentences(SplittableRandom random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(_ -> random.ints(
                                random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(50), 1000, 30_000)
                        .toArray())
                .toList();
    }
}
