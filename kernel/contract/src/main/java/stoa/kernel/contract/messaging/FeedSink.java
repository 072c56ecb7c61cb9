package stoa.kernel.contract.messaging;

/** Receives the publications of one channel; must return at once. */
public interface FeedSink {
    void published(Publication publication);

    /** The kind of the channel is gone or was replaced; subscribers should subscribe again. */
    void ended(String reason);
}
