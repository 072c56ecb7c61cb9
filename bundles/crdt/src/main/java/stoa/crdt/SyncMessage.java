package stoa.crdt;

/** The three messages by which two replicas become equal. */
public sealed interface SyncMessage {
    /** What the sender has; the answer is a {@link Step2}. */
    record Step1(byte[] stateVector) implements SyncMessage {}

    /** What the asker lacked. */
    record Step2(byte[] update) implements SyncMessage {}

    /** A change. */
    record Update(byte[] update) implements SyncMessage {}

    /** Reads one. */
    static SyncMessage read(ByteSource source) {
        return switch (source.uint8()) {
            case 0 -> new Step1(source.varBytes());
            case 1 -> new Step2(source.varBytes());
            case 2 -> new Update(source.varBytes());
            default -> throw source.refused("an unknown step of syncing");
        };
    }

    /** Writes one. */
    static void write(ByteSink sink, SyncMessage message) {
        switch (message) {
            case Step1(byte[] vector) -> sink.uint8(0).varBytes(vector);
            case Step2(byte[] update) -> sink.uint8(1).varBytes(update);
            case Update(byte[] update) -> sink.uint8(2).varBytes(update);
        }
    }
}
