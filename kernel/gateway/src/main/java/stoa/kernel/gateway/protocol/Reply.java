package stoa.kernel.gateway.protocol;

import java.util.List;
import stoa.api.channel.Member;
import stoa.kernel.contract.messaging.Publication;

/** The answer to one command. */
public sealed interface Reply {
    /**
     * Welcome.
     *
     * @param ping seconds between the server's pings
     * @param time milliseconds since 1970, for the client's clock
     */
    record Connected(String client, String node, int ping, long time) implements Reply {}

    /**
     * The channel is being watched.
     *
     * @param offset the position asked for when recovered, else the head
     */
    record Subscribed(Standing standing, long offset, List<Publication> publications) implements Reply {}

    /** What kind of continuity a subscription has. */
    record Standing(boolean recoverable, String epoch, boolean recovering, boolean recovered) {}

    /** The channel is not watched any more. */
    record Unsubscribed() implements Reply {}

    /** It has been said. */
    record Published() implements Reply {}

    /** Who is there. */
    record Present(List<Member> members) implements Reply {}

    /** How many are there. */
    record Stats(int clients, int users) implements Reply {}

    /** A page of the past and the head. */
    record Past(List<Publication> publications, String epoch, long offset) implements Reply {}

    /** The result of a call, as UTF-8 JSON. */
    record Result(byte[] json) implements Reply {}

    /** The token was taken. */
    record Refreshed(String client) implements Reply {}

    /** The server is there. */
    record Pinged() implements Reply {}

    /** It did not work. */
    record Failed(int code, String message, boolean temporary) implements Reply {}
}
