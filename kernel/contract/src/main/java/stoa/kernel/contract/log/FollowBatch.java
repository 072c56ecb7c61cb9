package stoa.kernel.contract.log;

import java.util.List;
import java.util.Map;

/**
 * Events after some positions.
 *
 * @param reached for each partition asked about, the position up to which nothing of the kinds was left out
 */
public record FollowBatch(List<StoredEvent> events, Map<Integer, Long> reached) {
    public FollowBatch {
        events = List.copyOf(events);
        reached = Map.copyOf(reached);
    }
}
