package stoa.api.debate;

import java.util.List;
import java.util.Objects;

/**
 * What a judge is and can.
 *
 * @param id stable, for example {@code rubric}
 * @param version shown with every verdict
 * @param languages BCP 47 tags it understands; empty means any
 * @param explains whether its reasons can be recomputed from the text alone
 */
public record JudgeDescriptor(String id, String version, String title, List<String> languages, boolean explains) {
    public JudgeDescriptor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(title, "title");
        languages = List.copyOf(languages);
    }
}
