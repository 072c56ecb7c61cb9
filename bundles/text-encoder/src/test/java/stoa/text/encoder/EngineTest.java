package stoa.text.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
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
        var engine = Engine.alone(true);
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
                new LeasedEncoder(Engine.alone(false)).encode(TEXT, PATIENT).method());
        assertEquals(
                Method.TABLE,
                new LeasedEncoder(Engine.alone(true))
                        .encode(TEXT, Duration.ofNanos(-1))
                        .method());
    }

    @Test
    void answersFromTheTableWhileTheQueueIsLongAndFromTheModelAgainAfterwards() throws Exception {
        var desk = new Desk(1);
        var engine = new Engine(true, desk);
        var encoder = new LeasedEncoder(engine);
        var held = new CountDownLatch(1);
        var busy = desk.submit(10_000, PATIENT, () -> {
            held.await();
            return "held";
        });

        assertEquals(Method.TABLE, encoder.encode(TEXT, Duration.ofMillis(20)).method());
        held.countDown();
        busy.orElseThrow().await();
        assertEquals(Method.MODEL, encoder.encode(TEXT, PATIENT).method());
        assertEquals(
                1, engine.counts().fromTable() / new Pieces(ids(TEXT)).windows().size());
        encoder.release();
    }

    @Test
    void readsEachWindowOnceHoweverOftenATextIsAskedForAsItGrows() throws Exception {
        var engine = Engine.alone(true);
        var encoder = new LeasedEncoder(engine);
        var sentences = IntStream.range(0, 30)
                .mapToObj(at -> "In town number " + at + " the trams carry more people than the cars ever did.")
                .toList();
        for (var said = 1; said < sentences.size(); said++) {
            encoder.encode(sentences.subList(0, said), PATIENT);
        }
        var before = engine.counts().computed();

        var whole = encoder.encode(sentences, PATIENT);
        var sent = engine.counts().computed() - before;
        var again = encoder.encode(sentences, PATIENT);

        assertEquals(1, sent);
        assertEquals(before + 1, engine.counts().computed());
        assertEquals(Duration.ZERO, again.computed());
        assertEquals(Duration.ZERO, again.queued());
        assertArrayEquals(whole.style(), again.style());
        encoder.release();
    }

    @Test
    void givesTheSameNumbersTypedAsSentAtOnce() throws Exception {
        var typed = new LeasedEncoder(Engine.alone(true));
        var sentences = List.of("Trams are quiet.", "Cars are loud.", "word ".repeat(150), "So take the tram.");
        for (var said = 1; said <= sentences.size(); said++) {
            typed.encode(sentences.subList(0, said), PATIENT);
        }

        var atOnce = new LeasedEncoder(Engine.alone(true)).encode(sentences, PATIENT);

        assertArrayEquals(atOnce.style(), typed.encode(sentences, PATIENT).style());
        assertArrayEquals(atOnce.meaning(), typed.encode(sentences, PATIENT).meaning());
    }

    @Test
    void closesTheModelWithTheLastLeaseAndOpensItForTheNext() throws Exception {
        var engine = Engine.alone(true);
        var first = new LeasedEncoder(engine);
        first.release();
        assertFalse(engine.isOpen());

        var second = new LeasedEncoder(engine);

        assertEquals(Method.MODEL, second.encode(TEXT, PATIENT).method());
        assertEquals(2, engine.openings());
        second.release();
        assertEquals(0, engine.leases());
    }

    @Test
    void keepsTheWindowsThatWereUsedLast() {
        var cache = new WindowCache(2);
        var keys = ids(List.of("one", "two", "three")).stream()
                .map(ids -> new Pieces(List.of(ids)).windows().getFirst().key())
                .toList();
        cache.keep(keys.get(0), List.of());
        cache.keep(keys.get(1), List.of());
        cache.find(keys.get(0));
        cache.keep(keys.get(2), List.of());

        assertEquals(2, cache.size());
        assertTrue(cache.find(keys.get(0)).isPresent());
        assertTrue(cache.find(keys.get(1)).isEmpty());
    }

    @Test
    void cutsWhateverItIsGivenIntoKnownPieces() {
        var vocabulary = ModelFiles.vocabulary();
        var wordPiece = new WordPiece(vocabulary);
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var text = random.ints(random.nextInt(200), 0, random.nextBoolean() ? 0x250 : 0x1FFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            var ids = wordPiece.ids(text);

            assertTrue(IntStream.of(ids).allMatch(id -> id >= 0 && id < vocabulary.size()), "seed " + seed);
        }
    }

    private static List<int[]> ids(List<String> sentences) {
        var wordPiece = new WordPiece(ModelFiles.vocabulary());
        return sentences.stream().map(wordPiece::ids).toList();
    }
}
