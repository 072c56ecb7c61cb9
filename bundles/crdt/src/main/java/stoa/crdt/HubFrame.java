package stoa.crdt;

import org.jspecify.annotations.Nullable;

/**
 * A message of the Hocuspocus protocol: one socket, many documents.
 *
 * @param address the document's name, maybe with U+0000 and a session behind it; answers carry it unchanged
 * @param body what is said
 */
public record HubFrame(String address, Body body) {
    /** What a message says. */
    public sealed interface Body {}

    /** A step of syncing; a reply provokes no further question. */
    public record Sync(SyncMessage message, boolean reply) implements Body {}

    /** Who is there; see {@link Awareness#decode}. */
    public record Presence(byte[] awareness) implements Body {}

    /** Shows the client's token, and the version of its provider if it says so. */
    public record Token(String token, @Nullable String version) implements Body {}

    /** Asks the client for its token again. */
    public record AskToken() implements Body {}

    /** Access is denied. */
    public record Denied(String reason) implements Body {}

    /** Access is granted: {@code read-write} or {@code readonly}. */
    public record Granted(String scope) implements Body {}

    /** Asks who is there. */
    public record AskPresence() implements Body {}

    /** Something beside the document. */
    public record Stateless(String payload) implements Body {}

    /** Something for everybody beside the document; servers refuse it from clients. */
    public record ToEverybody(String payload) implements Body {}

    /** The document is let go, by the server with a reason. */
    public record Close(@Nullable String reason) implements Body {}

    /** Answers one step or update: taken, or refused. */
    public record Status(boolean taken) implements Body {}

    /** The bytes that ask whether a socket lives, and the answer; both without an address. */
    public static final byte PING = 9;

    /** See {@link #PING}. */
    public static final byte PONG = 10;

    /** The name of the document, without a session. */
    public String document() {
        int end = address.indexOf('\0');
        return end < 0 ? address : address.substring(0, end);
    }

    /**
     * Reads a frame; one that is only a ping or a pong has no address and is not for this.
     *
     * @throws MalformedUpdate when it is none
     */
    public static HubFrame decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        String address = source.varString();
        Body body = body(source);
        if (!source.isEmpty()) {
            throw source.refused("more than a message");
        }
        return new HubFrame(address, body);
    }

    private static Body body(ByteSource source) {
        return switch (source.uint8()) {
            case 0 -> new Sync(SyncMessage.read(source), false);
            case 1 -> new Presence(source.varBytes());
            case 2 -> access(source);
            case 3 -> new AskPresence();
            case 4 -> new Sync(SyncMessage.read(source), true);
            case 5 -> new Stateless(source.varString());
            case 6 -> new ToEverybody(source.varString());
            case 7 -> new Close(source.isEmpty() ? null : source.varString());
            case 8 -> new Status(source.varUint() == 1);
            default -> throw source.refused("an unknown kind of message");
        };
    }

    private static Body access(ByteSource source) {
        return switch (source.uint8()) {
            case 0 ->
                source.isEmpty()
                        ? new AskToken()
                        : new Token(source.varString(), source.isEmpty() ? null : source.varString());
            case 1 -> new Denied(source.varString());
            case 2 -> new Granted(source.varString());
            default -> throw source.refused("an unknown message about access");
        };
    }

    /** Writes the frame. */
    public byte[] encode() {
        ByteSink sink = new ByteSink().varString(address);
        switch (body) {
            case Sync(SyncMessage message, boolean reply) -> SyncMessage.write(sink.uint8(reply ? 4 : 0), message);
            case Presence(byte[] awareness) -> sink.uint8(1).varBytes(awareness);
            case Token(String token, @Nullable String version) ->
                optional(sink.uint8(2).uint8(0).varString(token), version);
            case AskToken _ -> sink.uint8(2).uint8(0);
            case Denied(String reason) -> sink.uint8(2).uint8(1).varString(reason);
            case Granted(String scope) -> sink.uint8(2).uint8(2).varString(scope);
            case AskPresence _ -> sink.uint8(3);
            case Stateless(String payload) -> sink.uint8(5).varString(payload);
            case ToEverybody(String payload) -> sink.uint8(6).varString(payload);
            case Close(@Nullable String reason) -> optional(sink.uint8(7), reason);
            case Status(boolean taken) -> sink.uint8(8).uint8(taken ? 1 : 0);
        }
        return sink.toBytes();
    }

    private static void optional(ByteSink sink, @Nullable String text) {
        if (text != null) {
            sink.varString(text);
        }
    }
}
