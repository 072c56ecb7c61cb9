package stoa.debate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.stream.StreamId;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.PluginSource;

/** Reviews, overrules, revisions, cards and comparisons as people call them, over REST and over the socket. */
final class JudgingCallsTest {
    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create();

    private static People people;

    private final Platform platform = PLATFORM.platform();

    @BeforeAll
    static void play() {
        var platform = PLATFORM.platform();
        people = People.of(platform);
        platform.deploy(PluginSource.of("judge-second", "1.0.0")
                .java("judgesecond.Second", SECOND)
                .build(platform.scratch().resolve("second.jar")));
        platform.deploy(PluginSource.of("judge-unset", "1.0.0")
                .java("judgeunset.Unset", UNSET)
                .build(platform.scratch().resolve("unset.jar")));
        for (var id : new String[] {"deb_a", "deb_b"}) {
            var room = Room.opened(platform, id, 1);
            room.speak(1);
            room.speak(2);
            room.decided();
        }
    }

    @AfterAll
    static void leave() {
        people.close();
    }

    @Test
    void aReviewIsAFurtherWordAndChangesNoResult() {
        var before = new Room(platform, stream("deb_a")).view().outcome();

        var asked = people.post("tess", "debates/deb_a/reviews", "{\"judge\":\"second\",\"key\":\"k1\"}");
        assertEquals(200, asked.statusCode(), asked::body);
        assertTrue(asked.body().contains("\"isNew\":true"), asked::body);
        var again = people.post("tess", "debates/deb_a/reviews", "{\"judge\":\"second\",\"key\":\"k1\"}");
        assertTrue(again.body().contains("\"isNew\":false"), again::body);

        platform.await("the review", () -> revisions("deb_a").contains("\"kind\":\"review\""));
        assertEquals(before, new Room(platform, stream("deb_a")).view().outcome());
        assertTrue(revisions("deb_a").contains("\"kind\":\"verdict\""), "the first word stays");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    tess | deb_a    | {"judge":"nobody"}             | 404
                    tess | deb_none | {"judge":"second"}             | 404
                    tess | no%20id  | {"judge":"second"}             | 404
                    tess | deb_a    | {"judge":"second","turn":3}    | 400
                    tess | deb_a    | {"judge":"second","turn":0}    | 400
                    tess | deb_a    | {"judge":"second","turn":"x"}  | 400
                    tess | deb_a    | {}                             | 400
                    tess | deb_a    | [                              | 400
                    anna | deb_a    | {"judge":"second"}             | 403
                    """)
    void refusesReviewsOfNothingByNobody(String who, String id, String body, int status) {
        assertStatus(status, people.post(who, "debates/" + id + "/reviews", body));
    }

    @Test
    void aPersonOverrulesWithAReasonTheJudgeThatDecided() {
        people.post("tess", "debates/deb_b/reviews", "{\"judge\":\"rubric\",\"key\":\"k1\"}");
        platform.await("the review", () -> revisions("deb_b").contains("\"kind\":\"review\""));
        var overrule = people.post("tess", "streams/debate:deb_b/commands", """
                {"type":"overrule","key":"o1","data":{"winner":"opposition","reason":"The buses were never answered by the other side.",\
                "marks":[{"seat":"proposition","criterion":"logic","points":3}]}}""");
        assertEquals(200, overrule.statusCode(), overrule::body);

        assertTrue(revisions("deb_b").contains("\"kind\":\"overrule\""), () -> revisions("deb_b"));
        assertTrue(people.get("anna", "debates/deb_b/ballot").body().contains("Tess overruled the judge"));
        platform.await("the tally", () -> card("second").contains("\"overruled\":1"));
        assertTrue(card("rubric").contains("\"overruled\":0"), () -> card("rubric"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    anna | {"winner":"opposition","reason":"I say so, and I sat there myself.","marks":[]} | 403
                    tess | {"winner":"opposition","reason":"","marks":[]}                                  | 409,422,400
                    tess | {"winner":"nobody","reason":"The buses were never answered at all.","marks":[]} | 400
                    tess | {"reason":"The buses were never answered at all.","marks":[{"seat":"opposition","criterion":"logic","points":11}]} | 400
                    tess | {"turn":9,"reason":"The buses were never answered at all.","marks":[{"seat":"opposition","criterion":"logic","points":1}]} | 409,422,400
                    """)
    void refusesAnOverruleWithoutRightOrReason(String who, String data, String statuses) {
        var answer = people.post(
                who, "streams/debate:deb_a/commands", "{\"type\":\"overrule\",\"key\":\"bad\",\"data\":" + data + "}");

        assertTrue(
                Arrays.asList(statuses.split(",")).contains(String.valueOf(answer.statusCode())),
                answer.statusCode() + answer.body());
    }

    @Test
    void cardsTellWhatEachJudgeDid() {
        platform.await("the tallies", () -> card("second").contains("\"verdicts\":6"));

        var card = card("second");
        assertTrue(card.contains("\"problem\":\"The card is about the judge 'somebody', not about 'second'.\""), card);
        assertTrue(card.contains("\"SCORED\":6") || card.contains("\"scored\":6"), card);
        assertTrue(!card.contains("\"p99Ms\":0.0") && !card.contains("\"p99Ms\":0,"), card);
        assertEquals(card, card("second"), "the same figures after a second look");
        assertEquals(403, people.get("anna", "judges").statusCode());
        assertTrue(people.rpc("tess", "judges.cards", "{}").contains("\"judges\":["));
        assertTrue(people.rpc("anna", "judges.cards", "{}").contains("\"error\""));
    }

    @Test
    void tellsMembersWhichJudgesADebateMayChoose() {
        var rest = people.get("anna", "judges/choices");

        assertEquals(200, rest.statusCode(), rest::body);
        assertEquals(1, rest.body().split("\"id\":\"second\"", -1).length - 1, rest.body());
        assertTrue(people.rpc("anna", "judges.choices", "{}").contains("\"id\":\"second\""));
    }

    @Test
    void offersNoJudgeThatIsNotSetUpAndTellsTeachersWhatItNeeds() {
        var forAnna = people.get("anna", "judges/choices").body();
        assertFalse(forAnna.contains("unset"), forAnna);
        assertTrue(forAnna.contains("\"unready\":[]"), forAnna);

        var forTess = people.get("tess", "judges/choices").body();
        var parts = forTess.split("\"unready\":", -1);
        assertFalse(parts[0].contains("\"id\":\"unset\""), forTess);
        assertTrue(parts[1].contains("\"need\":\"No key is set. Set 'stoa.judge-unset.key'.\""), forTess);
        assertTrue(card("unset").contains("\"need\":\"No key is set."), () -> card("unset"));
        assertTrue(card("second").contains("\"need\":null") || !card("second").contains("\"need\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"judge\":\"unset\"", "\"judge\":\"second\",\"reviewers\":[\"rubric\",\"unset\"]"})
    void refusesADebateWithAJudgeThatIsNotSetUp(String chosen) {
        var body = "{\"motion\":\"This house would plant trees\"," + chosen + "}";

        var refused = people.post("cem", "debates", body);
        assertStatus(409, refused);
        assertTrue(refused.body().contains("\"JUDGE_NOT_READY\""), refused::body);
        assertFalse(refused.body().contains("stoa.judge-unset.key"), refused::body);
        assertTrue(people.rpc("cem", "debate.create", body).contains("JUDGE_NOT_READY"));
        assertStatus(409, people.post("tess", "debates/deb_a/reviews", "{\"judge\":\"unset\"}"));
    }

    @Test
    void opensADebateWithAJudgeThatIsNotHereForAnotherSpeaksForIt() {
        var opened = people.post("cem", "debates", """
                {"motion":"This house would plant trees","judge":"elsewhere","seat":"proposition"}""");

        assertStatus(200, opened);
    }

    @Test
    void theChosenJudgeStandsInTheTerms() {
        var opened = people.post("anna", "debates", """
                {"motion":"This house would plant trees","judge":"second","reviewers":["rubric"],"seat":"proposition"}""");
        assertEquals(200, opened.statusCode(), opened::body);

        var id = opened.body().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        var terms = people.get("ben", "streams/debate:" + id).body();
        assertTrue(terms.contains("\"judge\":\"second\""), terms);
        assertTrue(terms.contains("\"reviewers\":[\"rubric\"]"), terms);
    }

    @Test
    void comparesTwoJudgesOverDebates() {
        var rest = people.post("tess", "judges/compare", compare("rubric", "second", "deb_a", "deb_b"));
        assertEquals(200, rest.statusCode(), rest::body);
        assertTrue(rest.body().contains("\"compared\":2"), rest::body);
        var rpc = people.rpc("tess", "judges.compare", compare("rubric", "second", "deb_a"));
        assertTrue(rpc.contains("\"compared\":1"), rpc);
    }

    @Test
    void refusesComparisonsBeyondTheirLimits() {
        var many =
                IntStream.rangeClosed(1, 21).mapToObj(number -> "deb_" + number).toArray(String[]::new);

        assertStatus(400, people.post("tess", "judges/compare", compare("rubric", "second")));
        assertStatus(400, people.post("tess", "judges/compare", compare("rubric", "second", many)));
        assertStatus(404, people.post("tess", "judges/compare", compare("rubric", "second", Arrays.copyOf(many, 20))));
        assertStatus(400, people.post("tess", "judges/compare", compare("rubric", "second", "deb_a", "deb_a")));
        assertStatus(400, people.post("tess", "judges/compare", compare("rubric", "rubric", "deb_a")));
        assertStatus(404, people.post("tess", "judges/compare", compare("rubric", "nobody", "deb_a")));
        assertStatus(403, people.post("anna", "judges/compare", compare("rubric", "second", "deb_a")));
        assertTrue(people.rpc("tess", "judges.compare", compare("rubric", "nobody", "deb_a"))
                .contains("\"error\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revisions", "ballot", "flow", "document?format=pdf", "export"})
    void knowsNoDebateThatIsNone(String view) {
        assertStatus(404, people.get("anna", "debates/deb_none/" + view));
        assertStatus(404, people.get("anna", "debates/a%20b/" + view));
    }

    @Test
    void givesTheRevisionsOfOneTurnToEverybody() {
        var first = people.get("anna", "debates/deb_a/revisions?turn=1").body();

        assertEquals(1, first.split("\"kind\"", -1).length - 1, first);
        assertStatus(400, people.get("anna", "debates/deb_a/revisions?turn=one"));
        assertTrue(people.rpc("ben", "debate.revisions", "{\"id\":\"deb_a\"}").contains("\"revisions\":["));
        assertStatus(400, people.get("anna", "debates/deb_a/document?format=exe"));
    }

    private static void assertStatus(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
    }

    private static String revisions(String id) {
        return people.get("anna", "debates/" + id + "/revisions").body();
    }

    /** The part of the answer that is about that judge. */
    private static String card(String judge) {
        return Arrays.stream(people.get("tess", "judges").body().split("(?=\\{\"judge\":\\{)"))
                .filter(part -> part.contains("\"id\":\"" + judge + "\""))
                .findFirst()
                .orElse("");
    }

    private static StreamId stream(String id) {
        return StreamId.of("debate", id);
    }

    private static String compare(String a, String b, String... debates) {
        var ids = Arrays.stream(debates).map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return "{\"a\":\"%s\",\"b\":\"%s\",\"debates\":[%s]}".formatted(a, b, ids);
    }

    private static final String UNSET = """
            package judgeunset;

            import java.util.*;
            import stoa.api.debate.*;

            @org.osgi.service.component.annotations.Component(service = Judge.class)
            public final class Unset implements Judge {
                public JudgeDescriptor describe() {
                    return new JudgeDescriptor("unset", "1", "Unset", List.of(), true);
                }

                public Optional<String> need() {
                    return Optional.of("No key is set. Set 'stoa.judge-unset.key'.");
                }

                public Verdict judge(Question question, stoa.api.task.Deadline deadline) {
                    return Verdict.without(Verdict.Status.UNJUDGED, "No key is set.",
                            new Provenance("unset", "1", "none", question.inputHash()));
                }
            }
            """;

    private static final String SECOND = """
            package judgesecond;

            import java.util.*;
            import stoa.api.debate.*;

            @org.osgi.service.component.annotations.Component(service = Judge.class)
            public final class Second implements Judge {
                public JudgeDescriptor describe() {
                    return new JudgeDescriptor("second", "1", "Second", List.of(), true);
                }

                public Optional<String> card() {
                    return Optional.of("{\\"judge\\":\\"somebody\\",\\"version\\":\\"1\\",\\"summary\\":\\"s\\"}");
                }

                public Verdict judge(Question question, stoa.api.task.Deadline deadline) {
                    var scores = new ArrayList<Score>();
                    for (var seat : Seat.values()) {
                        if (question.asked().map(turn -> turn.seat() == seat).orElse(true)) {
                            scores.add(new Score(seat, Criterion.LOGIC, 5, "Because.", List.of()));
                        }
                    }
                    return new Verdict(Verdict.Status.SCORED, scores, Optional.empty(), 0.5, "Fine.",
                            new Provenance("second", "1", "fixed", question.inputHash()));
                }
            }
            """;
}
