package stoa.judge.llm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** People who argue are hardly ever taken for people who speak to the judge. */
final class HonestTextsTest {
    private static final double FALSE_ALARMS = 0.005;
    private static final double COURTESIES = 0.04;

    @Test
    void takesHardlyAnySentenceOfThemForACourtesy() throws Exception {
        var sentences = texts().stream()
                .flatMap(text -> Suspicion.SENTENCE.matcher(text).results())
                .map(MatchResult::group)
                .filter(sentence -> sentence.split("\\s+").length > 2)
                .toList();

        var aside = sentences.stream().filter(Courtesy::is).toList();

        assertTrue(
                aside.size() <= COURTESIES * sentences.size(), () -> aside.size() + " of " + sentences.size() + aside);
    }

    @Test
    void holdsBackNextToNothingOfAThousandHonestTexts() throws Exception {
        var texts = texts();

        var held = texts.stream().filter(text -> Suspicion.of(1, text).isAny()).toList();

        assertTrue(held.size() <= FALSE_ALARMS * texts.size(), () -> held.size() + " of " + texts.size() + ": " + held);
    }

    private static List<String> texts() throws IOException {
        var file = Path.of("../../../shared/data/judging/ukpconvarg1.json");
        Assumptions.assumeTrue(Files.exists(file), "the texts do not lie beside the project");
        return JsonMapper.shared().readTree(Files.readAllBytes(file)).path("args").values().stream()
                .map(each -> each.get(1).asString())
                .toList();
    }
}
