package stoa.api.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of ephemeral channel. Register it as a service; guard {@code <kind>.watch} and, if people may publish,
 * {@code <kind>.publish}.
 *
 * <p><b>When it is called</b>: {@code accept} for each publication of a person before it is passed on. <b>Threads</b>: many at
 * once; must answer at once. <b>Failure</b>: an exception refuses the publication. <b>Unload</b>: subscriptions end with a
 * code that tells clients to subscribe again later.
 */
@ConsumerType
public interface ChannelKind {
    /** Must differ from every kind of stream. */
    String kind();

    Memory memory();

    /** Whether a publication of a person is well-formed; UTF-8 JSON of at most 16 kB. */
    default boolean accept(ChannelName channel, byte[] json) {
        return false;
    }
}
