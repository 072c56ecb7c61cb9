package stoa.crdt;

import java.nio.charset.StandardCharsets;

/** UTF-8 as browsers write it: half a surrogate pair becomes U+FFFD, and malformed bytes are refused. */
final class Utf8 {
    static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /** Checks the bytes and counts the UTF-16 units that they stand for. */
    static int units(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        int units = at - from;
        while (at < to) {
            int width = width(bytes, at, to);
            units += width == 4 ? 2 : 1;
            at += width;
        }
        return units;
    }

    private static int width(byte[] bytes, int at, int to) {
        int lead = bytes[at];
        if (lead >= 0) {
            return 1;
        }
        int width = lead >= -62 && lead < -32 ? 2 : lead >= -32 && lead < -16 ? 3 : lead >= -16 && lead <= -12 ? 4 : 0;
        if (width == 0 || at + width > to || !continues(bytes, at, width)) {
            throw MalformedUpdate.at(at, "text that is not UTF-8");
        }
        return width;
    }

    private static boolean continues(byte[] bytes, int at, int width) {
        for (int i = 1; i < width; i++) {
            if (bytes[at + i] >= -64) {
                return false;
            }
        }
        int second = bytes[at + 1] & 0xff;
        return switch (bytes[at] & 0xff) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }

    /** The code point at a position of checked bytes. */
    static int codePoint(byte[] bytes, int at) {
        int lead = bytes[at];
        if (lead >= 0) {
            return lead;
        }
        if (lead < -32) {
            return (lead & 0x1f) << 6 | bytes[at + 1] & 0x3f;
        }
        if (lead < -16) {
            return (lead & 0xf) << 12 | (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f;
        }
        return (lead & 7) << 18 | (bytes[at + 1] & 0x3f) << 12 | (bytes[at + 2] & 0x3f) << 6 | bytes[at + 3] & 0x3f;
    }

    static int width(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    static String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The number of bytes that {@link ByteSink#chars} writes. */
    static int length(CharSequence text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                length += width(c);
            }
        }
        return length;
    }
}
