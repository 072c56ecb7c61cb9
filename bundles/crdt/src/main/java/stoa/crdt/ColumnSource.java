package stoa.crdt;

/** Reads one of the run-length encoded columns of version 2. */
final class ColumnSource {
    private final ByteSource source;
    private final boolean differences;
    private long value;
    private long difference;
    private long count;

    private ColumnSource(byte[] bytes, boolean differences) {
        this.source = new ByteSource(bytes);
        this.differences = differences;
    }

    static ColumnSource ofNumbers(byte[] bytes) {
        return new ColumnSource(bytes, false);
    }

    static ColumnSource ofDifferences(byte[] bytes) {
        return new ColumnSource(bytes, true);
    }

    long read() {
        if (count == 0) {
            readRun();
        }
        count--;
        value += differences ? difference : 0;
        if (value < 0) {
            throw source.refused("a number below zero in a column");
        }
        return value;
    }

    private void readRun() {
        long magnitude = source.varIntMagnitude();
        boolean negative = source.negative();
        long signed = negative ? -magnitude : magnitude;
        boolean counted = differences ? (signed & 1) != 0 : negative;
        if (differences) {
            difference = Math.floorDiv(signed, 2);
        } else {
            value = magnitude;
        }
        count = counted ? source.varUint() + 2 : 1;
    }

    /** Reads runs of equal bytes. */
    static final class OfBytes {
        private final ByteSource source;
        private int value;
        private long count;

        OfBytes(byte[] bytes) {
            source = new ByteSource(bytes);
        }

        int read() {
            if (count == 0) {
                value = source.uint8();
                count = source.isEmpty() ? Long.MAX_VALUE : source.varUint() + 1;
            }
            count--;
            return value;
        }
    }

    /** Reads strings that were joined into one. */
    static final class OfStrings {
        private final ByteSource source;
        private final String text;
        private final ColumnSource lengths;
        private int at;

        OfStrings(byte[] bytes) {
            source = new ByteSource(bytes);
            text = source.varString();
            lengths = ofNumbers(java.util.Arrays.copyOfRange(bytes, source.position, bytes.length));
        }

        String read() {
            long length = lengths.read();
            if (length > text.length() - at) {
                throw source.refused("a string of length '" + length + "' that is not there");
            }
            at += (int) length;
            return text.substring(at - (int) length, at);
        }
    }
}
