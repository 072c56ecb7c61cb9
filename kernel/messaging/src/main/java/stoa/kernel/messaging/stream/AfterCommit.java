package stoa.kernel.messaging.stream;

import stoa.api.stream.StreamId;

/** What follows a commit outside of the mailbox; must return at once. */
interface AfterCommit {
    /** The flight's append is durable and acknowledged. */
    void landed(Flight flight);

    /** Events may have been committed that nobody announced. */
    void uncertain(StreamId stream);
}
