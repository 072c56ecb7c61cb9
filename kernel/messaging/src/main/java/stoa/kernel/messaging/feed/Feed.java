package stoa.kernel.messaging.feed;

import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.contract.messaging.Replay;

/** The source of one channel. */
sealed interface Feed permits LoggedFeed, EphemeralFeed {
    /** False when this feed is closed and another one must be taken. */
    boolean attach(FeedSink sink);

    void detach(FeedSink sink);

    Replay replay(long after, int limit);

    Replay position();

    Replay before(long offset, int limit);

    /** Closes for good when nobody reads it and it was not used since. */
    boolean retire(long usedBefore);
}
