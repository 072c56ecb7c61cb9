package stoa.crdt;

/** The kinds of structs and of content, by their number on the wire. */
final class Kind {
    static final int GC = 0;
    static final int DELETED = 1;
    static final int JSON = 2;
    static final int BINARY = 3;
    static final int STRING = 4;
    static final int EMBED = 5;
    static final int FORMAT = 6;
    static final int TYPE = 7;
    static final int ANY = 8;
    static final int DOC = 9;
    static final int SKIP = 10;

    private Kind() {}

    static boolean countable(int kind) {
        return kind != DELETED && kind != FORMAT && kind != GC;
    }

    /** May be longer than one element, so may be cut and joined. */
    static boolean divisible(int kind) {
        return kind == STRING || kind == ANY || kind == JSON || kind == DELETED;
    }

    /** Content that is kept as encoded elements. */
    static boolean hasElements(int kind) {
        return kind >= JSON && kind <= DOC && kind != STRING && kind != TYPE;
    }
}
