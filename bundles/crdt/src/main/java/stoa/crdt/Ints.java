package stoa.crdt;

import java.util.Arrays;

/** A stack of ints. */
final class Ints {
    private int[] values = new int[8];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void push(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int pop() {
        return values[--size];
    }
}
