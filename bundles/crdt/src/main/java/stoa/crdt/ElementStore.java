package stoa.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Everything of one peer that is not text: values, formats, embeds, kept as they were encoded, in the order they came. */
final class ElementStore {
    private static final byte[] GONE = {};

    private byte[][] elements = new byte[4][];
    private int size;

    int append(byte[] element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size + (size >> 1) + 1);
        }
        elements[size] = element;
        return size++;
    }

    byte[] at(int address) {
        byte @Nullable [] element = elements[address];
        return element == null ? GONE : element;
    }

    void forget(int address, int length) {
        Arrays.fill(elements, address, address + length, GONE);
    }
}
