package stoa.kernel.contract.messaging;

import java.util.List;
import java.util.Objects;

/**
 * Part of a channel's past.
 *
 * @param epoch offsets of different epochs have nothing to do with each other
 * @param head the channel's last offset at the time of reading
 * @param recoverable whether the channel has offsets at all
 * @param complete whether the publications reach from the offset asked for to the head without a gap
 */
public record Replay(String epoch, long head, boolean recoverable, boolean complete, List<Publication> publications) {
    public Replay {
        Objects.requireNonNull(epoch, "epoch");
        publications = List.copyOf(publications);
    }
}
