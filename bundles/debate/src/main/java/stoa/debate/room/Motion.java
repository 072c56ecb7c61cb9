package stoa.debate.room;

import java.util.List;
import java.util.Optional;

/**
 * What is debated.
 *
 * @param id in the bank, if it came from there
 */
public record Motion(String text, Optional<String> id, List<String> topics) {
    public Motion {
        topics = List.copyOf(topics);
    }
}
