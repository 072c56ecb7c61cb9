package example.rubric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Criterion;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

final class EvidenceJudgeTest {
    private static final String WITH_EVIDENCE =
            "Zoos should close. For example, in 2019 one report counted 12 escaped animals. Keepers left because cages are small.";
    private static final String WITHOUT = "Zoos should stay open. They are nice places to be. I like them very much.";

    @Test
    void prefersEvidence() {
        var verdict = ask(Optional.empty(), WITH_EVIDENCE, WITHOUT);

        assertEquals(Optional.of(Seat.PROPOSITION), verdict.winner());
        assertTrue(points(verdict, Seat.PROPOSITION) > points(verdict, Seat.OPPOSITION));
    }

    @Test
    void quotesTheSentencesThatCounted() {
        var evidence = ask(Optional.of(1), WITH_EVIDENCE).scores().stream()
                .filter(score -> score.criterion() == Criterion.EVIDENCE)
                .findFirst()
                .orElseThrow();

        var quote = evidence.quotes().getFirst();
        assertTrue(WITH_EVIDENCE.substring(quote.start(), quote.end()).startsWith("For example"));
    }

    @Test
    void countsASentenceOnce() {
        assertEquals(ask(Optional.of(1), WITHOUT).scores(), ask(Optional.of(1), WITHOUT + " " + WITHOUT).scores());
    }

    @Test
    void saysWhenThereIsTooLittle() {
        assertEquals(Verdict.Status.TOO_SHORT, ask(Optional.of(1), "No.").status());
    }

    private static double points(Verdict verdict, Seat seat) {
        return verdict.scores().stream().filter(score -> score.seat() == seat).mapToDouble(Score::points).sum();
    }

    private static Verdict ask(Optional<Integer> turn, String... texts) {
        var turns = IntStream.range(0, texts.length)
                .mapToObj(at -> new Turn(at + 1, Seat.values()[at % 2], texts[at], Duration.ofSeconds(30)))
                .toList();
        return new EvidenceJudge().judge(new Question("deb_1", "Zoos should be closed", List.copyOf(turns), turn), new Deadline(Instant.MAX));
    }
}
