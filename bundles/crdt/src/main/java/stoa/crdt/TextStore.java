package stoa.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of one peer in the order it was typed, in pages of a byte a character where Latin-1 suffices. Items hold addresses
 * into it, so cutting and joining them copies nothing.
 */
final class TextStore {
    private static final int SHIFT = 12;
    private static final int PAGE = 1 << SHIFT;
    private static final int MASK = PAGE - 1;

    private byte[] @Nullable [] narrow = new byte[1][];
    private char[] @Nullable [] wide = new char[1][];
    private int end;
    private int garbage;

    int end() {
        return end;
    }

    void forget(int length) {
        garbage += length;
    }

    boolean isWasteful() {
        return garbage > 4 * PAGE && garbage > end / 2;
    }

    /** Appends checked UTF-8, less its first units, and tells its address. */
    int append(byte[] utf8, int from, int to, int skip) {
        int start = end;
        int at = from;
        int rest = skip;
        while (rest > 0) {
            int code = Utf8.codePoint(utf8, at);
            at += Utf8.width(code);
            rest -= code > 0xffff ? 2 : 1;
        }
        if (rest < 0) {
            add(Utf8.REPLACEMENT);
        }
        while (at < to) {
            at = utf8[at] >= 0 ? appendAscii(utf8, at, to) : appendWide(utf8, at);
        }
        return start;
    }

    private int appendAscii(byte[] utf8, int from, int to) {
        byte[] page = narrowPage(to - from);
        int offset = end & MASK;
        int most = Math.min(to, from + PAGE - offset);
        int at = from;
        if (page == null) {
            while (at < most && utf8[at] >= 0) {
                add((char) utf8[at++]);
            }
            return at;
        }
        while (at < most && utf8[at] >= 0) {
            page[offset++] = utf8[at++];
        }
        end += at - from;
        return at;
    }

    private int appendWide(byte[] utf8, int at) {
        int code = Utf8.codePoint(utf8, at);
        if (code > 0xffff) {
            add(Character.highSurrogate(code));
            add(Character.lowSurrogate(code));
        } else {
            add((char) code);
        }
        return at + Utf8.width(code);
    }

    /** The page to append to, with room for as much as it can take; null when it is a wide one. */
    private byte @Nullable [] narrowPage(int more) {
        int page = end >> SHIFT;
        if (page >= narrow.length) {
            narrow = Arrays.copyOf(narrow, page + (page >> 1) + 1);
            wide = Arrays.copyOf(wide, narrow.length);
        }
        if (wide[page] != null) {
            return null;
        }
        int needed = Math.min(PAGE, (end & MASK) + more);
        byte[] here = narrow[page];
        if (here == null || here.length < needed) {
            int room = Math.min(PAGE, Math.max(needed, here == null ? 16 : here.length * 2));
            here = here == null ? new byte[room] : Arrays.copyOf(here, room);
            narrow[page] = here;
        }
        return here;
    }

    private void add(char c) {
        byte[] page = narrowPage(1);
        if (page != null && c < 256) {
            page[end & MASK] = (byte) c;
        } else {
            widen(end >> SHIFT)[end & MASK] = c;
        }
        end++;
    }

    private char[] widen(int page) {
        char[] chars = wide[page];
        byte[] old = narrow[page];
        if (chars == null) {
            chars = new char[PAGE];
            for (int i = 0; old != null && i < old.length; i++) {
                chars[i] = (char) (old[i] & 0xff);
            }
            wide[page] = chars;
            narrow[page] = null;
        }
        return chars;
    }

    char at(int address) {
        byte[] page = narrow[address >> SHIFT];
        char[] chars = wide[address >> SHIFT];
        return page != null ? (char) (page[address & MASK] & 0xff) : chars == null ? 0 : chars[address & MASK];
    }

    void replace(int address, char c) {
        widen(address >> SHIFT)[address & MASK] = c;
    }

    void read(int address, int length, StringBuilder into) {
        for (int i = 0; i < length; i++) {
            into.append(at(address + i));
        }
    }

    /** Writes the text as a string of the wire. */
    void write(int address, int length, ByteSink sink) {
        if (isAscii(address, length)) {
            sink.varUint(length);
            writeAscii(address, length, sink);
        } else {
            StringBuilder text = new StringBuilder(length);
            read(address, length, text);
            sink.varString(text);
        }
    }

    private boolean isAscii(int address, int length) {
        for (int at = address; at < address + length; ) {
            byte[] page = narrow[at >> SHIFT];
            int most = Math.min((at & MASK) + address + length - at, PAGE);
            if (page == null) {
                return false;
            }
            for (int i = at & MASK; i < most; i++) {
                if (page[i] < 0) {
                    return false;
                }
            }
            at += most - (at & MASK);
        }
        return true;
    }

    private void writeAscii(int address, int length, ByteSink sink) {
        int stop = address + length;
        for (int at = address; at < stop; ) {
            byte[] page = narrow[at >> SHIFT];
            int most = Math.min((at & MASK) + stop - at, PAGE);
            if (page != null) {
                sink.raw(page, at & MASK, most);
            }
            at += most - (at & MASK);
        }
    }

    /** Copies a stretch of another store behind this one's end and tells its address. */
    int take(TextStore from, int address, int length) {
        int start = end;
        for (int i = 0; i < length; i++) {
            add(from.at(address + i));
        }
        return start;
    }
}
