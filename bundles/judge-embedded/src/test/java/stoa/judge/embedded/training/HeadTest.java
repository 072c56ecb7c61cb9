package stoa.judge.embedded.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.api.debate.EvaluationCard;
import stoa.judge.embedded.Encoders;
import stoa.judge.embedded.head.Head;
import stoa.testkit.judging.EvaluationCards;

/** Trains all folds anew from the numbers that the repository keeps, and holds the shipped head against them. */
class HeadTest {
    private static Figures figures;

    @BeforeAll
    static void train() throws IOException {
        figures = Figures.of(CorpusFile.read());
        System.out.print(figures.text());
    }

    @Test
    void theShippedHeadsAreRebuiltByteForByte() throws IOException {
        assertArrayEquals(resource("head-model.bin"), bytes(figures.head()));
        assertArrayEquals(resource("head-table.bin"), bytes(figures.tableHead()));
    }

    @Test
    void theUnweightedHeadIsAsGoodAsTheBestPublishedOfItsKind() {
        assertTrue(figures.unweighted().accuracy() >= 0.83, figures.text());
    }

    @Test
    void theShippedHeadIsFairToBriefSpeakers() {
        assertTrue(figures.shipped().accuracy() >= 0.82, figures.text());
        assertTrue(figures.shipped().matched() >= 0.73, figures.text());
        assertTrue(figures.shipped().shorterWins() >= 0.55, figures.text());
    }

    @Test
    void theShippedHeadIsAsGoodOnDebatesItHasNotSeen() {
        assertTrue(figures.byDebate().accuracy() >= 0.81, figures.text());
    }

    @Test
    void theShippedHeadKnowsHowSureItIs() {
        assertTrue(figures.byDebate().calibrationError() <= 0.02, figures.text());
    }

    @Test
    void theMiddleLayerIsClearlyBetterThanTheLastAndThanLength() {
        assertTrue(figures.unweighted().accuracy() > figures.lastLayer().accuracy() + 0.03, figures.text());
        assertTrue(figures.unweighted().accuracy() > figures.lengthOnly().accuracy() + 0.05, figures.text());
    }

    /** Only the day differs, and on another processor perhaps one hostile turn. */
    @Test
    void theShippedCardSaysWhatIsMeasured() throws Exception {
        var shipped = EvaluationCards.read(Encoders.judge().card().orElseThrow());
        var measured = Card.of(figures, Encoders.judge(), shipped.evaluatedOn().orElseThrow());

        assertEquals(EvaluationCards.json(unattacked(measured)), EvaluationCards.json(unattacked(shipped)));
        assertEquals(held(measured), held(shipped), 1);
    }

    private static EvaluationCard unattacked(EvaluationCard card) {
        return new EvaluationCard(
                card.judge(),
                card.version(),
                card.summary(),
                card.evaluatedOn(),
                card.protocol(),
                card.data(),
                card.figures(),
                card.calibration(),
                card.adversarial().stream()
                        .map(it -> new EvaluationCard.Category(it.name(), 0, it.total()))
                        .toList(),
                card.weaknesses());
    }

    private static double held(EvaluationCard card) {
        return card.adversarial().stream()
                .mapToInt(EvaluationCard.Category::passed)
                .sum();
    }

    private static byte[] bytes(Head head) throws IOException {
        var bytes = new ByteArrayOutputStream();
        head.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (var input = Objects.requireNonNull(Head.class.getResourceAsStream("/judge-embedded/" + name), name)) {
            return input.readAllBytes();
        }
    }
}
