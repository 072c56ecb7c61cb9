package stoa.debate.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

final class CardReaderTest {
    private static final String GOOD = """
            {"judge":"a","version":"1","summary":"Reads.","evaluatedOn":null,
             "data":[{"name":"UKP","licence":"CC BY 4.0","items":11650,"use":"train"}],
             "figures":[{"name":"accuracy","title":"Accuracy","value":0.83,"low":0.81,"high":0.85}],
             "calibration":[{"predicted":0.1,"observed":0.12,"count":40}],
             "adversarial":[{"name":"injection","passed":9,"total":10}],
             "weaknesses":["Long speeches."],"unheardOf":{"x":[1,true]}}""";

    @Test
    void takesACardThatCanBeShown() {
        assertEquals(Optional.empty(), CardReader.complaint(GOOD, "a"));
        assertEquals(
                Optional.empty(), CardReader.complaint("{\"judge\":\"a\",\"version\":\"1\",\"summary\":\"s\"}", "a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "judge":"a"     | "judge":"b"      | not about 'a'
                    "summary":"Reads." | "summary":" " | 'card.summary' must be a text
                    "summary":"Reads.", | ``           | 'card.summary' is missing
                    "value":0.83    | "value":"0.83"   | 'card.figures[].value' must be a number
                    "low":0.81      | "low":0.84       | 'card.figures[].low' must be a number
                    "high":0.85     | "high":0.82      | 'card.figures[].high' must be a number
                    "passed":9      | "passed":11      | 'card.adversarial[].passed' must be a number
                    "observed":0.12 | "observed":1.2   | 'card.calibration[].observed' must be a number
                    "items":11650   | "items":-1       | 'card.data[].items' must be a number
                    ["Long speeches."] | "Long"        | 'card.weaknesses' must be a list
                    "version":"1"   | "version":"1","version":"2" | cannot be shown
                    "count":40      | "count":         | cannot be shown
                    """)
    void saysWhatIsWrongWithABadOne(String part, String instead, String says) {
        var complaint = CardReader.complaint(GOOD.replace(part, instead), "a").orElse("");

        assertTrue(complaint.contains(says), complaint);
    }

    @Test
    void keepsTheLimitOfLengthOnEachSide() {
        var room = CardReader.LONGEST - GOOD.length();

        assertEquals(Optional.empty(), CardReader.complaint(GOOD + " ".repeat(room), "a"));
        assertTrue(CardReader.complaint(GOOD + " ".repeat(room + 1), "a").isPresent());
    }

    @RepeatedTest(20)
    void neverThrowsWhateverTheCardIs(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        for (var cut = 0; cut < 200; cut++) {
            var text = new StringBuilder(GOOD);
            for (var change = 0; change <= random.nextInt(4); change++) {
                var at = random.nextInt(text.length());
                text.setCharAt(at, "{}[]\":,0x\\\u0000".charAt(random.nextInt(11)));
            }
            CardReader.complaint(text.substring(0, random.nextInt(text.length())), "a");
            CardReader.complaint(text.toString(), "a");
        }
        CardReader.complaint("[".repeat(CardReader.LONGEST), "a");
    }

    @Test
    void saysThatAJudgeFailedToShowItsCard() {
        assertEquals(
                Optional.of("The judge failed to show its card."),
                Evaluation.of(new Clumsy(), "a").problem());
    }

    private static final class Clumsy implements Judge {
        @Override
        public JudgeDescriptor describe() {
            throw new IllegalStateException("not today");
        }

        @Override
        public Verdict judge(Question question, Deadline deadline) {
            throw new IllegalStateException("not today");
        }
    }
}
