package stoa.debate.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MotionBankTest {
    private final MotionBank bank = new MotionBank();

    @Test
    void hasSixtyMotionsOfAllLevels() {
        assertEquals(60, bank.all().size());
        assertEquals(60, bank.all().stream().map(BankMotion::id).distinct().count());
        assertEquals(60, bank.all().stream().map(BankMotion::text).distinct().count());
        assertEquals(
                Set.of("starter", "school", "university"),
                bank.all().stream().map(BankMotion::level).collect(Collectors.toSet()));
        assertTrue(bank.all().stream()
                .allMatch(
                        motion -> motion.text().length() <= 300 && motion.info().endsWith(".")));
    }

    @Test
    void hasNoTopicWithASingleMotion() {
        for (var topic : bank.topics()) {
            assertTrue(
                    bank.all().stream()
                                    .filter(motion -> motion.topics().contains(topic))
                                    .count()
                            > 1,
                    topic);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "x | starter | a | text",
                "x | starter | a | text | info | more",
                " | starter | a | text | info"
            })
    void refusesALineThatIsNoMotion(String line) {
        assertThrows(IllegalArgumentException.class, () -> MotionBank.parse(Stream.of(line)));
    }
}
