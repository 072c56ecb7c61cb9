package stoa.kernel.contract.messaging;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.stream.Receipt;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;

/** Commands and states of streams as JSON, for people outside the JVM. Blocking. Errors are platform exceptions. */
@ProviderType
public interface CommandDesk {
    /** Sends the command of the named form; {@code json} is UTF-8. {@code BAD_INPUT} names what does not fit. */
    Receipt send(StreamId stream, String type, byte[] json, Sending sending);

    /** The committed state as JSON. */
    StateJson state(StreamId stream);

    /** The kinds of streams that are served now, with the record class of each command, for the generated documents. */
    Map<String, List<CommandForm>> commands();

    /** The name and record of a command. */
    record CommandForm(String name, Class<?> record) {}

    /** A state at a sequence. */
    record StateJson(long sequence, String epoch, byte[] json) {}
}
