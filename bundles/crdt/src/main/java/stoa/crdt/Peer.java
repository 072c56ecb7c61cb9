package stoa.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One client id: its structs by clock, what it wrote, and what the running transaction did to it. */
final class Peer {
    final long id;
    final int number;
    final RowIndex index = new RowIndex();

    /** The next clock that is expected. */
    int state;

    /** The state when the transaction in hand first touched this peer. */
    int before;

    /** Deletions of the transaction in hand, clock in the upper half and length in the lower. */
    long[] deletions = {};

    int deletionCount;
    int touched;

    private @Nullable TextStore texts;
    private @Nullable ElementStore elements;

    Peer(long id, int number) {
        this.id = id;
        this.number = number;
    }

    TextStore texts() {
        TextStore store = texts;
        if (store == null) {
            store = new TextStore();
            texts = store;
        }
        return store;
    }

    void texts(TextStore store) {
        texts = store;
    }

    boolean hasWastefulText() {
        return texts != null && texts.isWasteful();
    }

    ElementStore elements() {
        ElementStore store = elements;
        if (store == null) {
            store = new ElementStore();
            elements = store;
        }
        return store;
    }

    void deleted(int clock, int length) {
        long last = deletionCount == 0 ? -1 : deletions[deletionCount - 1];
        if (last >= 0 && (int) (last >> 32) + (int) last == clock) {
            deletions[deletionCount - 1] = last + length;
            return;
        }
        if (deletionCount == deletions.length) {
            deletions = Arrays.copyOf(deletions, deletionCount * 2 + 2);
        }
        deletions[deletionCount++] = (long) clock << 32 | length;
    }

    /** Sorts the deletions and joins neighbours. */
    void settleDeletions() {
        deletionCount = Ranges.settle(deletions, deletionCount);
    }
}
