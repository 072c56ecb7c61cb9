package stoa.judge.llm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** People who argue are hardly ever taken for people who speak to the judge. */
final class HonestTextsTest {
    private static final double FALSE_ALARMS = 0.005;

    @Test
    void holdsBackNextToNothingOfAThousandHonestTexts() throws Exception {
        var file = Path.of("../../../shared/data/judging/ukpconvarg1.json");
        Assumptions.assumeTrue(Files.exists(file), "the texts do not lie beside the project");
        var texts = JsonMapper.shared().readTree(Files.readAllBytes(file)).path("args").values().stream()
                .map(each -> each.get(1).asString())
                .toList();

        var held = texts.stream().filter(text -> Suspicion.of(1, text).isAny()).toList();

        assertTrue(held.size() <= FALSE_ALARMS * texts.size(), () -> held.size() + " of " + texts.size() + ": " + held);
    }
}
