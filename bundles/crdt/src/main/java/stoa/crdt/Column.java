package stoa.crdt;

/** Writes one of the run-length encoded columns of version 2. */
final class Column {
    private final ByteSink sink = new ByteSink();
    private final boolean differences;
    private long value;
    private long difference;
    private long count;

    private Column(boolean differences) {
        this.differences = differences;
    }

    /** Runs of equal numbers. */
    static Column ofNumbers() {
        return new Column(false);
    }

    /** Runs of equal steps from one number to the next. */
    static Column ofDifferences() {
        return new Column(true);
    }

    void write(long next) {
        boolean goesOn = differences ? next - value == difference : next == value;
        if (!goesOn || count == 0 && !differences) {
            flush();
            count = 0;
            difference = next - value;
        }
        value = next;
        count++;
    }

    private void flush() {
        if (count == 0) {
            return;
        }
        if (differences) {
            long encoded = difference * 2 + (count == 1 ? 0 : 1);
            sink.varInt(Math.abs(encoded), encoded < 0);
        } else {
            sink.varInt(value, count > 1);
        }
        if (count > 1) {
            sink.varUint(count - 2);
        }
    }

    byte[] toBytes() {
        flush();
        count = 0;
        return sink.toBytes();
    }

    /** Runs of equal bytes, the last without its length. */
    static final class OfBytes {
        private final ByteSink sink = new ByteSink();
        private int value = -1;
        private long count;

        void write(int next) {
            if (next == value) {
                count++;
                return;
            }
            if (count > 0) {
                sink.varUint(count - 1);
            }
            sink.uint8(next);
            value = next;
            count = 1;
        }

        byte[] toBytes() {
            return sink.toBytes();
        }
    }

    /** All strings in one, and their lengths. */
    static final class OfStrings {
        private final StringBuilder text = new StringBuilder();
        private final Column lengths = ofNumbers();

        void write(String next) {
            text.append(next);
            lengths.write(next.length());
        }

        byte[] toBytes() {
            return new ByteSink().varString(text).raw(lengths.toBytes()).toBytes();
        }
    }
}
