package stoa.kernel.gateway.protocol;

import java.util.Optional;

/** What a client asks; answered by a {@link Reply} with the same id, except {@link Pong} and {@link Send}. */
public sealed interface Command {
    long id();

    /** The first command; without a token the session cookie of the handshake counts. */
    record Connect(long id, Optional<String> token) implements Command {}

    /** Watches a channel, from where the client left off if it says so. */
    record Subscribe(long id, String channel, Optional<Position> since) implements Command {}

    /** Stops watching. */
    record Unsubscribe(long id, String channel) implements Command {}

    /** Says something on an ephemeral channel. */
    record Publish(long id, String channel, byte[] data) implements Command {}

    /** Asks who is there. */
    record Presence(long id, String channel) implements Command {}

    /** Asks how many are there. */
    record PresenceStats(long id, String channel) implements Command {}

    /** Asks for a page of the past; limit 0 asks for the position only. */
    record History(long id, String channel, Optional<Position> since, int limit, boolean reverse) implements Command {}

    /** Calls {@code append}, {@code snapshot}, {@code time} or an operation. */
    record Rpc(long id, String method, byte[] data) implements Command {}

    /** Shows a new token. */
    record Refresh(long id, Optional<String> token) implements Command {}

    /** Asks whether the server is there. */
    record Ping(long id) implements Command {}

    /** Answers the server's ping. */
    record Pong(long id) implements Command {}

    /** A message without an answer; the profile has none. */
    record Send(long id) implements Command {}

    /** Something the profile does not have. */
    record Unknown(long id, String name) implements Command {}

    /** A place in a channel's past. */
    record Position(String epoch, long offset) {}
}
