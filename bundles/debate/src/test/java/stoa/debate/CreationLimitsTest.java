package stoa.debate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.testkit.PlatformExtension;

/** Opening a debate as a page does it: every limit on both sides. */
final class CreationLimitsTest {
    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create();

    private static People people;

    @BeforeAll
    static void open() {
        PLATFORM.platform().awaitActive("debate");
        people = People.of(PLATFORM.platform());
    }

    @AfterAll
    static void leave() {
        people.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "turns":-1                  | 400
                    "turns":0                   | 200
                    "turns":20                  | 200
                    "turns":21                  | 400
                    "turns":2.5                 | 400
                    "preset":"3+10"             | 200
                    "preset":"3+11"             | 400
                    "seat":"none"               | 200
                    "seat":"judge"              | 400
                    "rated":true,"guests":true  | 400
                    "rated":false,"guests":true | 200
                    "judge":"rubric"            | 200
                    "judge":"../etc"            | 400
                    "reviewers":["a","b","c","d"]     | 200
                    "reviewers":["a","b","c","d","e"] | 400
                    "key":""                    | 400
                    "motionId":"later-school"   | 400
                    "surprise":1                | 200
                    """)
    void takesWhatIsWithinTheLimits(String part, int status) {
        var answer = create("cem", "\"motion\":\"Cats are better than dogs\"," + part);

        assertStatus(status, answer);
        withdraw("cem", answer);
    }

    @ParameterizedTest
    @CsvSource({"7,400", "8,200", "300,200", "301,400"})
    void keepsTheLengthOfAMotion(int length, int status) {
        var answer = create("cem", "\"motion\":\"" + "é".repeat(length) + "\"");

        assertStatus(status, answer);
        withdraw("cem", answer);
    }

    @ParameterizedTest
    @CsvSource({"64,200", "65,400"})
    void keepsTheLengthOfAKey(int length, int status) {
        var answer = create("cem", "\"motion\":\"Cats are better\",\"key\":\"" + "k".repeat(length) + "\"");

        assertStatus(status, answer);
        withdraw("cem", answer);
    }

    @Test
    void letsFiveWaitAndNoSixth() {
        for (var number : Collections.nCopies(5, 0)) {
            assertStatus(
                    200 + number, create("tess", "\"motion\":\"Cats are better than dogs\",\"seat\":\"proposition\""));
        }
        PLATFORM.platform()
                .await(
                        "the sixth to be refused",
                        () -> create("tess", "\"motion\":\"Cats are better than dogs\"")
                                        .statusCode()
                                == 429);
    }

    @Test
    void opensOneDebateForOneKey() {
        var first = create("ben", "\"motion\":\"Cats are better\",\"key\":\"once\"");
        var again = create("ben", "\"motion\":\"Cats are better\",\"key\":\"once\"");

        assertEquals(first.body(), again.body());
    }

    private static HttpResponse<String> create(String who, String parts) {
        return people.post(who, "debates", "{" + parts + "}");
    }

    private static void withdraw(String who, HttpResponse<String> opened) {
        if (opened.statusCode() == 200) {
            var stream = opened.body().replaceAll(".*\"stream\":\"([^\"]+)\".*", "$1");
            people.post(who, "streams/" + stream + "/commands", "{\"type\":\"abort\",\"key\":\"x\",\"data\":{}}");
        }
    }

    private static void assertStatus(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
    }
}
