package stoa.crdt;

/**
 * What a document takes from its peers before it refuses an update.
 *
 * @param updateBytes length of one update
 * @param pendingBytes bytes of updates that wait for others
 * @param pendingRanges ranges of deletions that wait for what they delete
 * @param structs structs a document may hold
 */
public record Limits(int updateBytes, int pendingBytes, int pendingRanges, int structs) {
    /** Nesting of lists and maps within one value. */
    static final int DEPTH = 64;

    /** 256 MiB in one update, 64 MiB and a million ranges pending, 64 million structs. */
    public static Limits standard() {
        return new Limits(256 << 20, 64 << 20, 1_000_000, 64_000_000);
    }
}
