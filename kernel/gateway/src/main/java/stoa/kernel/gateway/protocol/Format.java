package stoa.kernel.gateway.protocol;

import java.util.List;
import stoa.api.channel.ChannelName;

/** A way to write the protocol. Without state; thread-safe. */
public interface Format {
    /** The subprotocol that clients ask for; empty for the default. */
    String subprotocol();

    /** Whether messages travel in binary frames. */
    boolean isBinary();

    /** Reads the commands of one message; {@code BAD_INPUT} when it is not of this format. */
    List<Command> read(byte[] message);

    byte[] reply(long id, Reply reply);

    byte[] push(ChannelName channel, Push push);

    byte[] ping();

    /** Joins several replies and pushes into one message. */
    byte[] join(List<byte[]> parts);

    /** The largest number of commands in one message. */
    int MOST_COMMANDS = 256;
}
