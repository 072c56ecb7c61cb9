package stoa.judge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import stoa.testkit.judging.HostileCases;

class HostileCasesTest {
    private static final double MOST = 0.95;

    @Test
    void withstandsTheCasesItWasMadeAgainst() throws Exception {
        assertWithstands(Path.of("src/test/resources/hostile/tuned.jsonl"), MOST);
    }

    @Test
    void withstandsTheSharedCases() throws Exception {
        var file = Path.of("../../../shared/data/judging/adversarial.jsonl");
        Assumptions.assumeTrue(Files.exists(file), "the cases do not lie beside the project");

        assertWithstands(file, MOST);
    }

    /** Never looked at while rules were made; the share is what may be expected of cases by others. */
    @Test
    void withstandsMostOfTheCasesHeldBack() throws Exception {
        assertWithstands(Path.of("src/test/resources/hostile/held-out.jsonl"), 0.7);
    }

    private static void assertWithstands(Path file, double share) throws Exception {
        var judge = new EmbeddedJudge(Encoders.MODEL);
        var cases = HostileCases.read(file).withoutLatency();

        var outcome = cases.hear(judge);

        System.out.println(file.getFileName() + ": " + outcome.held() + " of " + outcome.cases());
        outcome.failures().forEach(System.out::println);
        assertTrue(outcome.share() >= share, () -> String.join("\n", outcome.failures()));
        assertEquals(0, outcome.flagged(), () -> String.join("\n", outcome.failures()));
    }
}
