package stoa.crdt;

import java.util.Arrays;

/** Writes the primitives of lib0 into a growing array. */
final class ByteSink {
    private byte[] bytes;
    private int size;

    ByteSink() {
        this(64);
    }

    ByteSink(int expected) {
        bytes = new byte[expected];
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + (bytes.length >> 1) + 16));
        }
    }

    ByteSink uint8(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    ByteSink varUint(long value) {
        room(9);
        long rest = value;
        while (rest > 0x7f) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    ByteSink varInt(long magnitude, boolean negative) {
        int sign = negative ? 0x40 : 0;
        if (magnitude < 0x40) {
            return uint8((int) magnitude | sign);
        }
        uint8((int) (magnitude & 0x3f) | sign | 0x80);
        return varUint(magnitude >>> 6);
    }

    ByteSink fixed(long value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            uint8((int) (value >>> 8 * i));
        }
        return this;
    }

    ByteSink raw(byte[] from) {
        return raw(from, 0, from.length);
    }

    ByteSink raw(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, size, end - start);
        size += end - start;
        return this;
    }

    ByteSink varBytes(byte[] value) {
        return varUint(value.length).raw(value);
    }

    ByteSink varString(CharSequence text) {
        varUint(Utf8.length(text));
        return chars(text);
    }

    /** The text without its length; half a surrogate pair becomes U+FFFD, as in a browser. */
    ByteSink chars(CharSequence text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                codePoint(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                codePoint(Character.isSurrogate(c) ? Utf8.REPLACEMENT : c);
            }
        }
        return this;
    }

    ByteSink codePoint(int code) {
        room(4);
        if (code < 0x80) {
            bytes[size++] = (byte) code;
        } else if (code < 0x800) {
            bytes[size++] = (byte) (0xc0 | code >> 6);
            bytes[size++] = (byte) (0x80 | code & 0x3f);
        } else {
            longCodePoint(code);
        }
        return this;
    }

    private void longCodePoint(int code) {
        if (code < 0x10000) {
            bytes[size++] = (byte) (0xe0 | code >> 12);
        } else {
            bytes[size++] = (byte) (0xf0 | code >> 18);
            bytes[size++] = (byte) (0x80 | code >> 12 & 0x3f);
        }
        bytes[size++] = (byte) (0x80 | code >> 6 & 0x3f);
        bytes[size++] = (byte) (0x80 | code & 0x3f);
    }
}
