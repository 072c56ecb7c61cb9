package stoa.api.channel;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told when people come and go. Register it as a service.
 *
 * <p><b>When it is called</b>: {@code joined} with the first connection of a person that subscribes to a channel of its kinds,
 * {@code left} when the last one has gone for the platform's presence grace (setting {@code stoa.presence.grace}, default
 * five seconds), so that a reload is not a departure. After a restart nobody is present and nobody is reported as left.
 * <b>Threads</b>: one virtual thread per listener. <b>Failure</b>: reported, not repeated. <b>Unload</b>: not called any more.
 */
@ConsumerType
public interface PresenceListener {
    Set<String> kinds();

    void joined(ChannelName channel, Member member);

    void left(ChannelName channel, Member member);
}
