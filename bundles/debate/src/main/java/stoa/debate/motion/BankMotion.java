package stoa.debate.motion;

import java.util.List;
import java.util.Locale;

/**
 * A motion one can choose.
 *
 * @param level {@code starter}, {@code school} or {@code university}
 * @param info one sentence of background
 */
public record BankMotion(String id, String text, List<String> topics, String level, String info) {
    public BankMotion {
        topics = List.copyOf(topics);
    }

    boolean mentions(String words) {
        return (text + " " + info).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
