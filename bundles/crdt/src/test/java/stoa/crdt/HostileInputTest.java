package stoa.crdt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of somebody who means no good. */
final class HostileInputTest {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static Document withText() {
        Document document = Document.create();
        document.apply(hex("01 01 01 00 04 01 01 74 03 61 62 63 00"));
        return document;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 01 01 03 04 01 01 74 00 00", // an empty string
                "01 01 01 03 00 00 00", // garbage of no length
                "01 01 01 03 08 01 01 61 00 00", // no values
                "01 01 01 03 01 01 01 74 ff ff ff ff 0f 00", // a length of 2^32
                "01 ff ff ff ff 0f 01 03 00", // as many structs
                "ff ff ff ff 0f", // as many clients
                "01 01 01 ff ff ff ff 07 01 01 01 74 02 00", // a clock that overflows
                "01 01 01 03 84 01 04 01 61 00", // placed by itself
                "01 01 01 03 04 01 01 74 02 c3 28 00", // bad UTF-8
                "01 01 01 03 04 01 01 74 03 ed a0 bd 00", // half a surrogate pair
                "01 01 01 03 05 01 01 74 02 7b 7b 00", // an embed that is not JSON
                "01 01 01 03 0b 01 01 74 00", // unknown content
                "01 01 01 03 07 01 01 74 09 00", // unknown type
                "02 01 01 03 04 01 01 74 01 61 01 01 03 04 01 01 74 01 62 00", // a client twice
                "00 01 01 01 00 00", // a deletion of nothing
                "00 00 00", // more than an update
                "00"
            })
    void whatIsNoUpdateIsRefusedAndChangesNothing(String bytes) {
        Document document = withText();
        byte[] before = document.encode();

        assertThrows(MalformedUpdate.class, () -> document.apply(hex(bytes)));

        assertArrayEquals(before, document.encode());
        assertFalse(document.hasPending());
    }

    @Test
    void valuesMayNestSixtyThreeDeepAndNoDeeper() {
        assertDoesNotThrow(() -> Document.create().apply(nested(63)));
        assertThrows(MalformedUpdate.class, () -> Document.create().apply(nested(64)));
    }

    private static byte[] nested(int depth) {
        ByteSink sink = new ByteSink().raw(hex("01 01 01 00 08 01 01 61 01"));
        for (int i = 0; i < depth; i++) {
            sink.uint8(117).uint8(1);
        }
        return sink.uint8(126).uint8(0).toBytes();
    }

    @Test
    void typesMayNestWithoutEnd() {
        Document document = Document.create();
        ByteSink sink =
                new ByteSink().varUint(1).varUint(50_000).varUint(1).varUint(0).raw(hex("27 01 01 6d 01 6b 01"));
        for (int i = 0; i < 49_999; i++) {
            sink.raw(hex("27 00 01")).varUint(i).raw(hex("01 6b 01"));
        }
        document.apply(sink.uint8(0).toBytes());

        assertThrows(MalformedUpdate.class, () -> document.map("m").values());
        document.apply(hex("00 01 01 01 00 01"));

        assertEquals(2, document.structs());
    }

    @Test
    void pendingUpdatesAreBoundedAndTheMissingOneStillGetsIn() {
        Document document = Document.create(new Limits(1 << 20, 20, 10, 1000));
        document.apply(hex("01 01 01 01 84 01 00 01 62 00"));

        assertThrows(MalformedUpdate.class, () -> document.apply(hex("01 01 02 01 84 02 00 06 62 62 62 62 62 62 00")));
        document.apply(hex("01 01 01 00 04 01 01 74 01 61 00"));

        assertEquals("ab", document.text("t").toString());
    }

    @Test
    void aDocumentTakesNoMoreStructsThanItsLimit() {
        Document document = Document.create(new Limits(1 << 20, 100, 10, 1));
        document.apply(hex("01 01 01 00 04 01 01 74 01 61 00"));

        assertThrows(MalformedUpdate.class, () -> document.apply(hex("01 01 02 00 04 01 01 74 01 61 00")));
    }

    @Test
    void randomChangesOfGoodUpdatesNeitherBreakNorHalfApply() throws IOException {
        Random random = new Random(3);
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/vectors/docs.jsonl"))) {
            for (String line : lines.limit(15).toList()) {
                attack(VectorCheck.Tree.parse(line), random);
            }
        }
    }

    private static void attack(VectorCheck.Tree vector, Random random) {
        List<byte[]> updates =
                vector.list("updates").stream().map(VectorCheck.Tree::bytes).toList();
        Document document = Document.create();
        for (byte[] update : updates) {
            for (int i = 0; i < 20; i++) {
                byte[] before = document.encode();
                byte[] bad = spoiled(update, random);
                if (isRefused(() -> document.apply(bad))) {
                    assertArrayEquals(before, document.encode());
                }
            }
            document.apply(update);
        }
        Document.create().apply(document.encode());
    }

    private static byte[] spoiled(byte[] update, Random random) {
        byte[] bad = Arrays.copyOf(update, random.nextInt(4) == 0 ? random.nextInt(update.length + 1) : update.length);
        for (int i = random.nextInt(3); i >= 0 && bad.length > 0; i--) {
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
        return bad;
    }

    /** Refused in the one right way; every other exception is a fault. */
    private static boolean isRefused(Runnable work) {
        try {
            work.run();
            return false;
        } catch (MalformedUpdate _) {
            return true;
        }
    }

    @Test
    void everyDecoderRefusesNonsenseInOneWay() {
        List<Consumer<byte[]>> decoders = List.of(
                Updates::check,
                Updates::fromV2,
                Updates::stateVector,
                StateVector::decode,
                DeleteSet::decode,
                Snapshot::decode,
                RelativePosition::decode,
                RoomFrame::decode,
                HubFrame::decode,
                bytes -> Awareness.decode(bytes, Awareness.Bounds.standard()),
                bytes -> AnyCodec.read(new ByteSource(bytes)),
                bytes -> Value.parse(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)));
        Random random = new Random(9);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] nonsense = new byte[random.nextInt(40)];
            random.nextBytes(nonsense);
            for (int j = 0; j < nonsense.length && i % 2 == 0; j++) {
                nonsense[j] &= 15;
            }
            for (Consumer<byte[]> decoder : decoders) {
                refused += isRefused(() -> decoder.accept(nonsense)) ? 1 : 0;
            }
        }
        assertTrue(refused > 10_000);
    }
}
