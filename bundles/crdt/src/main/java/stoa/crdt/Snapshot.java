package stoa.crdt;

/**
 * A state of a document: what was there and what of it was deleted.
 *
 * @param deletions what was deleted
 * @param stateVector how much of each client was there
 */
public record Snapshot(DeleteSet deletions, StateVector stateVector) {
    /**
     * Reads a snapshot of version 1.
     *
     * @throws MalformedUpdate when it is none
     */
    public static Snapshot decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        Snapshot snapshot = new Snapshot(DeleteSet.read(source), StateVector.read(source));
        if (!source.isEmpty()) {
            throw source.refused("more than a snapshot");
        }
        return snapshot;
    }

    /** As Yjs encodes it in version 1. */
    public byte[] encode() {
        ByteSink sink = new ByteSink();
        deletions.write(sink);
        stateVector.write(sink);
        return sink.toBytes();
    }

    /** True when an element was shown in this state. */
    boolean shows(long client, int clock) {
        return clock < stateVector.clock(client) && !deletions.contains(client, clock);
    }
}
