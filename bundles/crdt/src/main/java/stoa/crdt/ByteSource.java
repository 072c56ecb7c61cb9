package stoa.crdt;

import java.util.Arrays;

/** Reads the primitives of lib0 from a stretch of bytes; every fault is a {@link MalformedUpdate}. */
final class ByteSource {
    static final long MAX_SAFE = (1L << 53) - 1;

    final byte[] bytes;
    final int end;
    int position;

    private boolean negative;

    ByteSource(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    ByteSource(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    boolean isEmpty() {
        return position >= end;
    }

    int remaining() {
        return end - position;
    }

    MalformedUpdate refused(String what) {
        return MalformedUpdate.at(position, what);
    }

    int uint8() {
        if (position >= end) {
            throw refused("it ends too early");
        }
        return bytes[position++] & 0xff;
    }

    long varUint() {
        int first = uint8();
        return first < 0x80 ? first : longUint(first & 0x7f, 7);
    }

    private long longUint(long start, int startShift) {
        long value = start;
        for (int shift = startShift; ; shift += 7) {
            int next = uint8();
            if (shift > 49 && shift < 56 && (long) (next & 0x7f) << shift > MAX_SAFE || shift >= 56) {
                throw refused("a number above 2^53 - 1");
            }
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    /** A number that must fit an int, such as a clock. */
    int varInt31(String what) {
        long value = varUint();
        if (value > Integer.MAX_VALUE) {
            throw refused(what + " '" + value + "' is above 2^31 - 1");
        }
        return (int) value;
    }

    /** A count of things that take at least {@code each} bytes. */
    int count(int each, String what) {
        long value = varUint();
        if (value > remaining() / each) {
            throw refused("'" + value + "' " + what + " do not fit in what is left");
        }
        return (int) value;
    }

    /** The magnitude of a signed number; {@link #negative()} tells its sign, also of zero. */
    long varIntMagnitude() {
        int first = uint8();
        negative = (first & 0x40) != 0;
        long value = first & 0x3f;
        return first < 0x80 ? value : longUint(value, 6);
    }

    boolean negative() {
        return negative;
    }

    long fixed(int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | uint8();
        }
        return value;
    }

    byte[] varBytes() {
        int length = count(1, "bytes");
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    void skipBytes() {
        int length = count(1, "bytes");
        position += length;
    }

    String varString() {
        int from = position;
        skipString();
        ByteSource again = new ByteSource(bytes, from, end);
        int length = again.count(1, "bytes");
        return Utf8.decode(bytes, again.position, again.position + length);
    }

    /** Goes past a string, after checking it, and tells its length in UTF-16 units. */
    int skipString() {
        int length = count(1, "bytes");
        int units = Utf8.units(bytes, position, position + length);
        position += length;
        return units;
    }
}
