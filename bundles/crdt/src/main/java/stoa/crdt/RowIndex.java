package stoa.crdt;

import java.util.Arrays;

/**
 * The rows of one peer in the order of their clocks, in blocks, so that a cut or a join moves some hundred entries and never all.
 * It keeps a finger on the place last looked at.
 */
final class RowIndex {
    private static final int MOST = 256;

    private Block[] blocks = {new Block()};
    private int count = 1;
    private int block;
    private int at;

    /** A run of neighbours. */
    private static final class Block {
        int[] clocks = new int[4];
        int[] rows = new int[4];
        int size;

        void insert(int place, int clock, int row) {
            if (size == rows.length) {
                clocks = Arrays.copyOf(clocks, Math.min(MOST, size * 2));
                rows = Arrays.copyOf(rows, Math.min(MOST, size * 2));
            }
            System.arraycopy(clocks, place, clocks, place + 1, size - place);
            System.arraycopy(rows, place, rows, place + 1, size - place);
            clocks[place] = clock;
            rows[place] = row;
            size++;
        }

        void remove(int place) {
            System.arraycopy(clocks, place + 1, clocks, place, size - place - 1);
            System.arraycopy(rows, place + 1, rows, place, size - place - 1);
            size--;
        }

        Block half() {
            Block right = new Block();
            int half = size / 2;
            right.clocks = Arrays.copyOf(Arrays.copyOfRange(clocks, half, size), MOST);
            right.rows = Arrays.copyOf(Arrays.copyOfRange(rows, half, size), MOST);
            right.size = size - half;
            size = half;
            return right;
        }
    }

    boolean isEmpty() {
        return count == 1 && blocks[0].size == 0;
    }

    int row() {
        return blocks[block].rows[at];
    }

    int clock() {
        return blocks[block].clocks[at];
    }

    /** Puts the finger on the struct that covers a clock that is known to be covered. */
    int find(int clock) {
        if (!covers(clock)) {
            search(clock);
        }
        return row();
    }

    private boolean covers(int clock) {
        Block here = blocks[block];
        if (at >= here.size || here.clocks[at] > clock) {
            return false;
        }
        if (at + 1 < here.size) {
            return clock < here.clocks[at + 1];
        }
        return block + 1 == count || clock < blocks[block + 1].clocks[0];
    }

    private void search(int clock) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (blocks[middle].clocks[0] <= clock) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        block = low;
        int place = Arrays.binarySearch(blocks[low].clocks, 0, blocks[low].size, clock);
        at = place >= 0 ? place : -place - 2;
    }

    void first() {
        block = 0;
        at = 0;
    }

    void last() {
        block = count - 1;
        at = blocks[block].size - 1;
    }

    boolean next() {
        if (at + 1 < blocks[block].size) {
            at++;
            return true;
        }
        if (block + 1 == count) {
            return false;
        }
        block++;
        at = 0;
        return true;
    }

    boolean previous() {
        if (at > 0) {
            at--;
            return true;
        }
        if (block == 0) {
            return false;
        }
        block--;
        at = blocks[block].size - 1;
        return true;
    }

    void append(int clock, int row) {
        last();
        insertAfter(clock, row);
    }

    /** Inserts right of the finger and moves it there. */
    void insertAfter(int clock, int row) {
        Block here = blocks[block];
        if (here.size == MOST) {
            boolean appending = block + 1 == count && at + 1 == MOST;
            addBlock(appending ? new Block() : here.half());
            if (appending || at >= here.size) {
                at -= here.size;
                block++;
            }
        }
        blocks[block].insert(++at, clock, row);
    }

    private void addBlock(Block right) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, count + (count >> 1) + 1);
        }
        System.arraycopy(blocks, block + 1, blocks, block + 2, count - block - 1);
        blocks[block + 1] = right;
        count++;
    }

    /** Takes out the entry under the finger, which must not be the first one, and moves to the one left of it. */
    void remove() {
        blocks[block].remove(at);
        if (blocks[block].size == 0) {
            System.arraycopy(blocks, block + 1, blocks, block, count - block - 1);
            blocks[--count] = new Block();
            at = 0;
        }
        if (at > 0) {
            at--;
        } else {
            block--;
            at = blocks[block].size - 1;
        }
    }

    /** Number of entries from the finger on. */
    int sizeFromHere() {
        int size = blocks[block].size - at;
        for (int i = block + 1; i < count; i++) {
            size += blocks[i].size;
        }
        return size;
    }
}
