package stoa.judge.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.testkit.llm.Act;
import stoa.testkit.llm.Received;
import stoa.testkit.llm.Script;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a debater writes stays a text: it moves no other's points, no prompt and nothing that people read. */
final class HostileTextTest {
    private static final int TRIES = 150;
    private static final Pattern MARK = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern STRANGE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");
    private static final Pattern MARKUP = Pattern.compile("<\\s*[a-zA-Z/!?]|\\$\\{|\\{\\{|javascript:");

    @Test
    void movesNoPointsOfTheOtherSideThoughTheModelObeysEverything() throws Exception {
        try (var stand = new Stand(Script.of(Act.OBEYS))) {
            var calm = stand.whole(Stand.OTHER, Stand.GOOD);
            var texts = new HostileText(1);
            for (int count = 0; count < TRIES; count++) {
                var hostile = texts.next();

                var first = stand.whole(Stand.OTHER + " " + hostile, Stand.GOOD);
                var second = stand.whole(Stand.OTHER, Stand.GOOD + " " + hostile);

                assertEquals(points(calm, Seat.OPPOSITION), points(first, Seat.OPPOSITION), hostile);
                assertEquals(points(calm, Seat.PROPOSITION), points(second, Seat.PROPOSITION), hostile);
            }
        }
    }

    @Test
    void leavesTheInstructionsAndTheFormOfEveryRequestAlone() throws Exception {
        try (var stand = new Stand(Script.of(Act.GOOD))) {
            stand.whole(Stand.OTHER, Stand.GOOD);
            var instructions = new HashSet<String>();
            stand.fake.received().forEach(request -> instructions.add(system(request)));
            var before = stand.fake.received().size();
            var texts = new HostileText(2);
            for (int count = 0; count < TRIES; count++) {
                stand.whole(Stand.OTHER + " " + texts.next(), texts.next() + " " + Stand.GOOD);
            }

            for (var request :
                    stand.fake.received().subList(before, stand.fake.received().size())) {
                assertTrue(instructions.contains(system(request)), request::body);
                assertForm(request);
            }
        }
    }

    private static void assertForm(Received request) {
        var body = tree(request.body());
        assertEquals(2, body.path("messages").size());
        assertEquals(
                Set.of("model", "messages", "format", "stream", "keep_alive", "options"),
                Set.copyOf(body.propertyNames()));
        var material = tree(body.at("/messages/1/content").stringValue());
        var names = new TreeSet<String>();
        material.propertyNames().forEach(name -> names.add(name.replaceAll("_" + MARK + "$", "")));
        assertTrue(
                Set.of(Set.of("motion", "side", "speech"), Set.of("motion", "earlier_speech", "judged_speech"))
                        .contains(Set.copyOf(names)),
                names::toString);
        for (var text : material) {
            assertTrue(text.isString());
            assertFalse(
                    STRANGE.matcher(text.stringValue().replaceAll("[\\n\\t]", ""))
                            .find(),
                    request::body);
        }
    }

    private static String system(Received request) {
        return MARK.matcher(tree(request.body()).at("/messages/0/content").stringValue())
                .replaceAll("*");
    }

    /** Even from a model that repeats everything. */
    @Test
    void putsNothingButPlainWordsIntoWhatPeopleRead() throws Exception {
        try (var stand = new Stand(Script.of(Act.ECHO))) {
            var texts = new HostileText(3);
            for (int count = 0; count < TRIES; count++) {
                var hostile = texts.next();
                var verdict = stand.whole(Stand.OTHER + " " + hostile, hostile + " " + Stand.GOOD);

                told(verdict).forEach(words -> {
                    assertFalse(STRANGE.matcher(words).find(), words);
                    assertFalse(MARKUP.matcher(words).find(), words);
                    assertTrue(words.length() <= 1_000, words);
                });
            }
        }
    }

    private static Stream<String> told(Verdict verdict) {
        return Stream.of(
                        Stream.of(verdict.summary()),
                        verdict.scores().stream().map(Score::reason),
                        verdict.flags().stream().flatMap(flag -> Stream.of(flag.code(), flag.note())),
                        verdict.feedback().stream().flatMap(advice -> Stream.of(advice.keep(), advice.change())),
                        Stream.of(verdict.provenance().toString()))
                .flatMap(words -> words);
    }

    private static List<String> points(Verdict verdict, Seat seat) {
        return verdict.scores().stream()
                .filter(score -> score.seat() == seat)
                .map(score -> score.criterion() + " " + score.points())
                .toList();
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
