package stoa.kernel.gateway.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/**
 * Walks a Protobuf message: {@link #next} moves from field to field, the others read the value of the field. A value that is
 * not read is passed over. Complaints are {@code BAD_INPUT}. For one thread.
 */
final class ProtoReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int type = -1;

    ProtoReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** The number of the next field, or 0 at the end. */
    int next() {
        if (type >= 0) {
            skip();
        }
        if (at >= end) {
            return 0;
        }
        var tag = varint();
        type = (int) (tag & 7);
        var field = tag >>> 3;
        if (field < 1 || field > 0x1FFF_FFFF) {
            throw wrong("a field has the number " + field);
        }
        return (int) field;
    }

    long number() {
        expect(VARINT);
        return varint();
    }

    boolean flag() {
        return number() != 0;
    }

    byte[] bytes() {
        expect(BYTES);
        var length = length();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PlatformException(Errors.BAD_INPUT, "The message has a text that is not valid UTF-8.", e);
        }
    }

    /** A message within, or one that stands here with its length before it. */
    ProtoReader message() {
        expect(BYTES);
        return delimited();
    }

    /** The next of several messages with their lengths before them. */
    ProtoReader delimited() {
        var length = length();
        at += length;
        return new ProtoReader(bytes, at - length, at);
    }

    boolean atEnd() {
        return at >= end;
    }

    private void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case BYTES -> advance(length());
            case FIXED32 -> advance(4);
            default -> throw wrong("a field has the wire type " + type);
        }
        type = -1;
    }

    private void advance(int count) {
        if (count > end - at) {
            throw wrong("it ends within a field");
        }
        at += count;
    }

    private void expect(int wanted) {
        if (type != wanted) {
            throw wrong("a field has the wire type " + type + " instead of " + wanted);
        }
        type = -1;
    }

    private int length() {
        var length = varint();
        if (length < 0 || length > end - at) {
            throw wrong("a length of " + length + " reaches beyond the end");
        }
        return (int) length;
    }

    private long varint() {
        long value = 0;
        for (var shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                throw wrong("it ends within a number");
            }
            var part = bytes[at++];
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw wrong("a number is longer than ten bytes");
    }

    private static PlatformException wrong(String what) {
        return Errors.badInput("The message is not valid Protobuf: " + what + ".");
    }
}
