package stoa.text.encoder;

import java.util.Arrays;

/** Numbers that are compared by value. */
final class IntList {
    private final int[] values;
    private final int hash;

    IntList(int[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntList list && hash == list.hash && Arrays.equals(values, list.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
