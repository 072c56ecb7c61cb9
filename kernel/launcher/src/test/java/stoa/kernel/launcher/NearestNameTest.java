package stoa.kernel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NearestNameTest {
    private static final List<String> KNOWN = List.of("stoa.data", "stoa.http.port", "stoa.db.url");

    @Test
    void findsTheNameWithTheFewestEdits() {
        assertEquals(Optional.of("stoa.http.port"), NearestName.of("stoa.http.prot", KNOWN));
        assertEquals(Optional.of("stoa.data"), NearestName.of("stoa.dta", KNOWN));
    }

    @Test
    void findsNothingForSomethingElseEntirely() {
        assertEquals(Optional.empty(), NearestName.of("zzzzzzzzzzzzzzzzzz", KNOWN));
    }

    @Test
    void editsAreSymmetricAndBoundedByTheLongerText() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            String from = word(random);
            String to = word(random);

            int edits = NearestName.edits(from, to);

            assertEquals(edits, NearestName.edits(to, from));
            assertTrue(edits <= Math.max(from.length(), to.length()));
            assertEquals(from.equals(to), edits == 0);
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(6), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
