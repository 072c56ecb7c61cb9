package stoa.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The conformance vectors, those of this module and the larger set beside the project. */
final class VectorsTest {
    private static final Path SHARED = Path.of("../../../shared/data/collab/vectors");
    private static final Path OWN = Path.of("src/test/resources/vectors");

    @Test
    void ownVectorsAreMet() throws IOException {
        VectorCheck check = new VectorCheck().folder(OWN);

        assertEquals(List.of(), check.failures());
        assertTrue(check.counts().get("shuffled: content")[1] >= 40, "too few vectors");
    }

    @Test
    void sharedVectorsAreMetAndFullStatesAreEqualByteForByte() throws IOException {
        boolean there = Files.isDirectory(SHARED);
        assertTrue(there || System.getenv("CI") == null, "CI needs the vectors in '" + SHARED + "'");
        Assumptions.assumeTrue(there, "the vectors in '" + SHARED + "' are not here");

        VectorCheck check = new VectorCheck().folder(SHARED);

        assertEquals(List.of(), check.failures());
        int[] parity = check.counts().get("full, byte for byte");
        assertTrue(parity[0] >= 0.97 * parity[1], "only " + parity[0] + " of " + parity[1]);
        int[] missing = check.counts().get("partial missing as Yjs says");
        assertEquals(missing[1], missing[0], "what is missing");
    }
}
