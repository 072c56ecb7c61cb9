package stoa.crdt;

/** Bytes that are no valid update, state vector, frame or awareness message. Whoever reads them has changed nothing when it is thrown. */
public final class MalformedUpdate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedUpdate(String message) {
        super(message);
    }

    static MalformedUpdate at(int position, String what) {
        return new MalformedUpdate(
                "Refused at byte " + position + ": " + what + ". Send an update as Yjs 13 encodes it.");
    }
}
