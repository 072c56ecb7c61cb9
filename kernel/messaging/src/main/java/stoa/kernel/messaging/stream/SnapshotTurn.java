package stoa.kernel.messaging.stream;

/** Whose turn it is to write a snapshot of a stream: one at a time, and not before enough has happened. Any thread. */
final class SnapshotTurn {
    private long snapshotted;
    private boolean isTaken;

    synchronized void loaded(long sequence) {
        snapshotted = sequence;
    }

    /** Whether one should be written now; then the caller must end it. */
    synchronized boolean begin(long sequence, int every) {
        if (isTaken || sequence - snapshotted < every) {
            return false;
        }
        isTaken = true;
        snapshotted = sequence;
        return true;
    }

    synchronized void end() {
        isTaken = false;
    }
}
