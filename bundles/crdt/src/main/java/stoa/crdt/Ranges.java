package stoa.crdt;

import java.util.Arrays;

/** Ranges of clocks packed into longs: the first clock in the upper half, the length in the lower. */
final class Ranges {
    private Ranges() {}

    static long of(int clock, int length) {
        return (long) clock << 32 | length;
    }

    static int clock(long range) {
        return (int) (range >> 32);
    }

    static int length(long range) {
        return (int) range;
    }

    static int end(long range) {
        return clock(range) + length(range);
    }

    /** Sorts the first ranges, joins what touches or overlaps, and tells how many are left. */
    static int settle(long[] ranges, int count) {
        if (count < 2) {
            return count;
        }
        Arrays.sort(ranges, 0, count);
        int last = 0;
        for (int i = 1; i < count; i++) {
            if (clock(ranges[i]) <= end(ranges[last])) {
                int end = Math.max(end(ranges[last]), end(ranges[i]));
                ranges[last] = of(clock(ranges[last]), end - clock(ranges[last]));
            } else {
                ranges[++last] = ranges[i];
            }
        }
        return last + 1;
    }
}
