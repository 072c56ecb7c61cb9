package stoa.kernel.gateway.protocol;

import stoa.api.channel.Member;
import stoa.kernel.contract.messaging.Publication;

/** What the server tells without being asked; always about one channel. */
public sealed interface Push {
    /** Something was published. */
    record Pub(Publication publication) implements Push {}

    /** A person came. */
    record Join(Member member) implements Push {}

    /** A person left. */
    record Leave(Member member) implements Push {}

    /** The subscription ended; codes from 2500 ask the client to subscribe again with its position. */
    record Unsubscribe(int code, String reason) implements Push {}
}
