package stoa.acceptance;

import java.nio.charset.StandardCharsets;
import stoa.acceptance.client.RawSocket;

/** Frames that nobody may send, and what the live protocol's documents say comes back on either form of it. */
enum BadFrame {
    TRUNCATED_JSON(RawSocket.TEXT, "{\"id\":1,\"rpc\":", "closed 3501", "closed 3501"),
    NO_OBJECT(RawSocket.TEXT, "[1]", "closed 3501", "closed 3501"),
    WRONG_TYPE(RawSocket.TEXT, "{\"id\":1,\"subscribe\":{\"channel\":7}}", "closed 3501", "closed 3501"),
    TOO_DEEP(RawSocket.TEXT, "{\"id\":5,\"rpc\":{\"data\":" + "[".repeat(2_000), "closed 3501", "closed 3501"),
    UNKNOWN_COMMAND(RawSocket.TEXT, "{\"id\":5,\"dance\":{}}", "alive", "closed 3501"),
    TRUNCATED_PROTOBUF(RawSocket.BINARY, "\u0030\u0008\u0001", "closed 3501", "closed 3501"),
    TOO_LARGE(RawSocket.TEXT, "x".repeat(2_000_000), "closed 1009", "closed 1009"),
    UNKNOWN_KIND_OF_FRAME(0x83, "hello", "closed 1002", "closed 1002"),
    RESERVED_BITS(0xb1, "hello", "closed 1002", "closed 1002"),
    CONTINUES_NOTHING(0x80, "hello", "closed 1002", "closed 1002"),
    LONG_PING(0x89, "x".repeat(200), "closed 1002", "closed 1002"),
    INVALID_UTF8(RawSocket.TEXT, "", "closed 3501", "closed 3501") {
        @Override
        String sentOn(RawSocket socket) {
            return socket.send(RawSocket.TEXT, new byte[] {'{', (byte) 0xc3, 0x28, (byte) 0xff, '}'})
                    .outcome();
        }
    },
    UNMASKED(RawSocket.TEXT, "", "closed 1002", "closed 1002") {
        @Override
        String sentOn(RawSocket socket) {
            return socket.send(RawSocket.TEXT, 0, 2, new byte[] {'{', '}'}).outcome();
        }
    };

    private final int first;
    private final String text;
    private final String inJson;
    private final String inProtobuf;

    BadFrame(int first, String text, String inJson, String inProtobuf) {
        this.first = first;
        this.text = text;
        this.inJson = inJson;
        this.inProtobuf = inProtobuf;
    }

    String inJson() {
        return inJson;
    }

    String inProtobuf() {
        return inProtobuf;
    }

    String sentOn(RawSocket socket) {
        return socket.send(first, text.getBytes(StandardCharsets.ISO_8859_1)).outcome();
    }
}
