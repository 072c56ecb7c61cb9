package stoa.kernel.contract.log;

/**
 * Where a stream stands.
 *
 * @param lastSequence 0 when it does not exist
 * @param firstSequence the first event still kept; 1 unless trimmed
 * @param snapshotSequence 0 when there is none
 */
public record StreamHead(long lastSequence, long firstSequence, long snapshotSequence) {
    public static final StreamHead NONE = new StreamHead(0, 1, 0);
}
