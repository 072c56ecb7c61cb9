package stoa.crdt;

import java.util.Arrays;

/** Finds where an item goes among others that were placed at the same time: the YATA rule, in time linear in their number. */
final class Placement {
    private final Store store;

    /** Rows passed on the way, by an open hash, with the step at which each was passed. */
    private int[] passed = new int[16];

    private int[] steps = new int[16];
    private int count;

    Placement(Store store) {
        this.store = store;
    }

    /** The row after which the item goes, or {@link Rows#NONE} for the head of its list. */
    int leftOf(int row, int left, int right) {
        Rows rows = store.rows;
        int other = left != Rows.NONE ? rows.right(left) : head(row);
        if (other == right || other == Rows.NONE) {
            return left;
        }
        forget();
        int best = left;
        int settled = 0;
        for (int step = 1; other != Rows.NONE && other != right; step++) {
            pass(other, step);
            int verdict = compare(row, other, settled);
            if (verdict == STOP) {
                break;
            }
            if (verdict == AFTER) {
                best = other;
                settled = step;
            }
            other = rows.right(other);
        }
        return best;
    }

    private static final int STOP = 0;
    private static final int ON = 1;
    private static final int AFTER = 2;

    private int compare(int row, int other, int settled) {
        Rows rows = store.rows;
        int origin = rows.get(other, Rows.ORIGIN_PEER);
        int originClock = rows.get(other, Rows.ORIGIN_CLOCK);
        if (rows.originIs(row, origin, originClock)) {
            if (id(other) < id(row)) {
                return AFTER;
            }
            boolean sameRight =
                    rows.rightOriginIs(row, rows.get(other, Rows.RIGHT_PEER), rows.get(other, Rows.RIGHT_CLOCK));
            return sameRight ? STOP : ON;
        }
        if (origin == Rows.NONE) {
            return STOP;
        }
        int step = stepOf(store.rowAt(store.peers.at(origin), originClock));
        return step == 0 ? STOP : step > settled ? ON : AFTER;
    }

    private long id(int row) {
        return store.peers.at(store.rows.get(row, Rows.PEER)).id;
    }

    /** The first row of the list, or of the chain of the key, that the item belongs to. */
    int head(int row) {
        Rows rows = store.rows;
        int parent = rows.get(row, Rows.PARENT);
        if (rows.key(row) == Rows.NONE) {
            return store.types.start(parent);
        }
        int first = store.types.entry(parent, rows.key(row));
        while (first != Rows.NONE && rows.left(first) != Rows.NONE) {
            first = rows.left(first);
        }
        return first;
    }

    private void forget() {
        if (count > 0) {
            if (passed.length > 1024) {
                passed = new int[16];
                steps = new int[16];
            }
            Arrays.fill(steps, 0);
            count = 0;
        }
    }

    private int slot(int row) {
        int mask = passed.length - 1;
        int at = row * 0x9E3779B9 >>> 7 & mask;
        while (steps[at] != 0 && passed[at] != row) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void pass(int row, int step) {
        if (++count * 2 > passed.length) {
            grow();
        }
        int at = slot(row);
        passed[at] = row;
        steps[at] = step;
    }

    private void grow() {
        int[] oldRows = passed;
        int[] oldSteps = steps;
        passed = new int[oldRows.length * 2];
        steps = new int[oldRows.length * 2];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldSteps[i] != 0) {
                int at = slot(oldRows[i]);
                passed[at] = oldRows[i];
                steps[at] = oldSteps[i];
            }
        }
    }

    private int stepOf(int row) {
        return steps[slot(row)];
    }
}
