package stoa.kernel.contract.messaging;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;

/** Who is in a channel now; the gateway knows. Messaging passes it on to plugins. */
@ProviderType
public interface PresenceSource {
    List<Member> present(ChannelName channel);
}
