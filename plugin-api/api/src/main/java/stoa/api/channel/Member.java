package stoa.api.channel;

import java.util.Objects;

/** A person in a channel, whatever number of connections he has. */
public record Member(String userId, String name) {
    public Member {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(name, "name");
    }
}
