package stoa.kernel.gateway.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.RawFrames;
import stoa.kernel.gateway.fixture.Socket;

/** Whatever comes in, the answer is an error of ours and the hall goes on. */
final class FuzzTest {
    private static final int ROUNDS = 30_000;
    private static final String COMMAND =
            "{\"id\":7,\"subscribe\":{\"channel\":\"debate:d1\",\"recover\":true,\"epoch\":\"e1\",\"offset\":12}}\n"
                    + "{\"id\":8,\"rpc\":{\"method\":\"append\",\"data\":{\"stream\":\"debate:d1\",\"key\":\"k\",\"é\":[1,2.5,null]}}}";

    @Test
    void readsJsonOrRefusesIt() {
        var random = new Random(11);
        var format = new JsonFormat();
        for (var round = 0; round < ROUNDS; round++) {
            readOrRefuse(format, mutated(COMMAND.getBytes(StandardCharsets.UTF_8), random));
        }
    }

    @Test
    void readsProtobufOrRefusesIt() {
        var random = new Random(12);
        var format = new ProtoFormat();
        var command = ProtoText.delimited(out -> out.number(1, 7)
                .inner(
                        5,
                        body -> body.text(1, "debate:d1")
                                .flag(3, true)
                                .text(6, "e1")
                                .number(7, 12)));
        for (var round = 0; round < ROUNDS; round++) {
            readOrRefuse(format, mutated(command, random));
            var noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            readOrRefuse(format, noise);
        }
    }

    @Test
    void readsTheSameFromBothFormats() {
        var json = new JsonFormat()
                .read(
                        "{\"id\":7,\"subscribe\":{\"channel\":\"debate:d1\",\"recover\":true,\"epoch\":\"e1\",\"offset\":12}}"
                                .getBytes(StandardCharsets.UTF_8));
        var proto = new ProtoFormat()
                .read(ProtoText.delimited(out -> out.number(1, 7)
                        .inner(
                                5,
                                body -> body.text(1, "debate:d1")
                                        .flag(3, true)
                                        .text(6, "e1")
                                        .number(7, 12))));

        assertEquals(json, proto);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "\"connect\"",
                "{\"id\":-1}",
                "{\"id\":99999999999}",
                "{\"id\":1.5,\"ping\":{}}",
                "{\"id\":1,\"connect\":[]}",
                "{\"id\":1,\"id\":2}",
                "{\"id\":1,\"ping\":{},\"connect\":{}}",
                "{\"id\":1,\"subscribe\":{\"channel\":7}}",
                "{\"id\":1,\"subscribe\":{\"channel\":\"a:b\",\"offset\":123456789012345678901234567890}}",
                "{\"id\":1,\"rpc\":{\"data\":{\"a\":1,\"a\":2}}}",
                "{\"id\":1",
                "{\"id\":1}}",
                "NaN",
            })
    void refusesJsonThatIsNotACommand(String text) {
        assertThrows(PlatformException.class, () -> new JsonFormat().read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsAsDeepAsAllowedAndNotDeeper() {
        var format = new JsonFormat();

        assertEquals(1, format.read(deep(29)).size());
        assertThrows(PlatformException.class, () -> format.read(deep(31)));
    }

    @Test
    void takesAsManyCommandsAsAllowedAndNotMore() {
        var format = new JsonFormat();

        assertEquals(
                256,
                format.read("{}".repeat(256).getBytes(StandardCharsets.UTF_8)).size());
        assertThrows(PlatformException.class, () -> format.read("{}".repeat(257).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        var commands = new JsonFormat()
                .read("{\"id\":1,\"flag\":3,\"connect\":{\"name\":\"js\",\"new\":[{}],\"token\":\"t\"}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of(new Command.Connect(1, java.util.Optional.of("t"))), commands);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "jakarta"})
    void leavesTheHallHealthy(String wire) throws Exception {
        var random = new Random(13);
        try (var hall = Hall.open("stoa.live.wire", wire);
                var bystander = Socket.anonymous(hall)) {
            for (var round = 0; round < 100; round++) {
                try (var raw = new RawFrames(hall, round % 2 == 0)) {
                    var noise = new byte[1 + random.nextInt(2000)];
                    random.nextBytes(noise);
                    raw.send(round % 3 == 0 ? 0x81 : round % 3 == 1 ? 0x82 : random.nextInt(256), noise);
                    raw.awaitEnd();
                }
            }

            assertTrue(bystander.rpc("time", "{}").has("rpc"));
        }
    }

    @Test
    void endsAConnectionThatSendsInvalidTextWithAReason() throws Exception {
        try (var hall = Hall.open();
                var socket = Socket.anonymous(hall)) {
            socket.send("{\"id\":1,\"rpc\":");

            assertEquals(3501, socket.awaitClose());
            assertTrue(socket.reason().startsWith("This is not the JSON expected"), socket.reason());
        }
    }

    private static void readOrRefuse(Format format, byte[] bytes) {
        try {
            format.read(bytes);
        } catch (PlatformException refused) {
            assertEquals("BAD_INPUT", refused.code().name());
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        var bytes = original.clone();
        for (var change = 0; change <= random.nextInt(4); change++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    }

    private static byte[] deep(int depth) {
        var text = "{\"id\":1,\"rpc\":{\"data\":" + "[".repeat(depth) + "]".repeat(depth) + "}}";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
