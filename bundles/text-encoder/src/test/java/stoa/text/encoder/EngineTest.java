package stoa.text.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.api.text.Encoding.Method;
import tools.jackson.databind.json.JsonMapper;

class EngineTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final List<String> TEXT = List.of("Trams carry more people.", "word ".repeat(300), "");

    @Test
    void cutsTextsAsAnIndependentImplementationDoes() {
        var wordPiece = new WordPiece(ModelFiles.vocabulary());
        var cases = JsonMapper.shared().readTree(EngineTest.class.getResourceAsStream("/wordpiece.json"));

        assertTrue(cases.size() > 150);
        for (var one : cases) {
            var ids = one.path("ids").valueStream().mapToInt(id -> id.asInt()).toArray();
            assertArrayEquals(
                    ids,
                    wordPiece.ids(one.path("text").asString()),
                    one.path("text").toString());
        }
    }

    @Test
    void opensTheModelOnceWhileSomebodyHoldsALease() throws Exception {
        var engine = new Engine(true);
        var first = new LeasedEncoder(engine);
        var second = new LeasedEncoder(engine);
        first.release();

        var encoding = second.encode(TEXT, PATIENT);

        assertEquals(Method.MODEL, encoding.method());
        assertEquals(1, engine.openings());
        assertEquals(3, encoding.parts().size());
        assertNotEquals(encoding.style()[0], encoding.meaning()[0]);
        second.release();
    }

    @Test
    void answersFromTheTableWithoutNativeCodeOrPatience() throws Exception {
        assertEquals(
                Method.TABLE,
                new LeasedEncoder(new Engine(false)).encode(TEXT, PATIENT).method());
        assertEquals(
                Method.TABLE,
                new LeasedEncoder(new Engine(true))
                        .encode(TEXT, Duration.ofNanos(-1))
                        .method());
    }
}
