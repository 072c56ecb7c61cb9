package stoa.crdt;

/** A message of the y-websocket protocol: one socket, one document. */
public sealed interface RoomFrame {
    /** A step of syncing. */
    record Sync(SyncMessage message) implements RoomFrame {}

    /** Who is there; see {@link Awareness#decode}. */
    record Presence(byte[] awareness) implements RoomFrame {}

    /** Access is denied. */
    record Denied(String reason) implements RoomFrame {}

    /** Asks who is there. */
    record AskPresence() implements RoomFrame {}

    /**
     * Reads a frame.
     *
     * @throws MalformedUpdate when it is none
     */
    static RoomFrame decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        RoomFrame frame = switch (source.uint8()) {
            case 0 -> new Sync(SyncMessage.read(source));
            case 1 -> new Presence(source.varBytes());
            case 2 -> denied(source);
            case 3 -> new AskPresence();
            default -> throw source.refused("an unknown kind of message");
        };
        if (!source.isEmpty()) {
            throw source.refused("more than a message");
        }
        return frame;
    }

    private static RoomFrame denied(ByteSource source) {
        if (source.varUint() != 0) {
            throw source.refused("an unknown answer about access");
        }
        return new Denied(source.varString());
    }

    /** Writes the frame. */
    default byte[] encode() {
        ByteSink sink = new ByteSink();
        switch (this) {
            case Sync(SyncMessage message) -> SyncMessage.write(sink.uint8(0), message);
            case Presence(byte[] awareness) -> sink.uint8(1).varBytes(awareness);
            case Denied(String reason) -> sink.uint8(2).uint8(0).varString(reason);
            case AskPresence _ -> sink.uint8(3);
        }
        return sink.toBytes();
    }
}
