package stoa.crdt;

import java.util.Arrays;

/** The structs of a document as rows of ints: what a struct is, where it stands, what it was placed between. */
final class Rows {
    /** No row, no peer. */
    static final int NONE = -1;

    static final int PEER = 0;
    static final int CLOCK = 1;
    static final int LENGTH = 2;
    static final int ORIGIN_PEER = 3;
    static final int ORIGIN_CLOCK = 4;
    static final int RIGHT_PEER = 5;
    static final int RIGHT_CLOCK = 6;
    static final int LEFT = 7;
    static final int RIGHT = 8;
    static final int PARENT = 9;
    static final int CONTENT = 10;

    /** Bits 0 to 3 the kind, bit 4 deleted, from bit 5 on the key plus one. */
    static final int INFO = 11;

    private static final int WIDTH = 12;
    private static final int SHIFT = 10;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int FIRST = 8;

    private int[][] pages = {new int[FIRST * WIDTH]};
    private int size;
    private int free = NONE;
    private int live;

    int live() {
        return live;
    }

    int get(int row, int field) {
        return pages[row >> SHIFT][(row & MASK) * WIDTH + field];
    }

    void set(int row, int field, int value) {
        pages[row >> SHIFT][(row & MASK) * WIDTH + field] = value;
    }

    /** A new row; its fields hold anything. */
    int add() {
        live++;
        if (free != NONE) {
            int row = free;
            free = get(row, LEFT);
            return row;
        }
        int page = size >> SHIFT;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, pages.length + (pages.length >> 1) + 1);
        }
        if (page > 0 && pages[page] == null) {
            pages[page] = new int[WIDTH << SHIFT];
        } else if (page == 0 && size * WIDTH == pages[0].length) {
            pages[0] = Arrays.copyOf(pages[0], pages[0].length * 2);
        }
        return size++;
    }

    /** Copies everything but the id and the length. */
    int addLike(int row) {
        int copy = add();
        System.arraycopy(pages[row >> SHIFT], (row & MASK) * WIDTH, pages[copy >> SHIFT], (copy & MASK) * WIDTH, WIDTH);
        return copy;
    }

    void remove(int row) {
        live--;
        set(row, LEFT, free);
        free = row;
    }

    int clock(int row) {
        return get(row, CLOCK);
    }

    int length(int row) {
        return get(row, LENGTH);
    }

    int end(int row) {
        int[] page = pages[row >> SHIFT];
        int at = (row & MASK) * WIDTH;
        return page[at + CLOCK] + page[at + LENGTH];
    }

    int left(int row) {
        return get(row, LEFT);
    }

    int right(int row) {
        return get(row, RIGHT);
    }

    int kind(int row) {
        return get(row, INFO) & 15;
    }

    void kind(int row, int kind) {
        set(row, INFO, get(row, INFO) & ~15 | kind);
    }

    boolean deleted(int row) {
        return (get(row, INFO) & 16) != 0;
    }

    void delete(int row) {
        set(row, INFO, get(row, INFO) | 16);
    }

    /** The key of an entry of a map, or {@link #NONE} in a list. */
    int key(int row) {
        return (get(row, INFO) >>> 5) - 1;
    }

    boolean is(int row, int peer, int clock) {
        return get(row, PEER) == peer && get(row, CLOCK) == clock;
    }

    boolean originIs(int row, int peer, int clock) {
        return get(row, ORIGIN_PEER) == peer && (peer == NONE || get(row, ORIGIN_CLOCK) == clock);
    }

    boolean rightOriginIs(int row, int peer, int clock) {
        return get(row, RIGHT_PEER) == peer && (peer == NONE || get(row, RIGHT_CLOCK) == clock);
    }

    /** Shown: counts in the length of its list. */
    boolean shown(int row) {
        return !deleted(row) && Kind.countable(kind(row));
    }
}
