package stoa.debate.opening;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import stoa.api.error.Errors;

/** Times one can choose, written as minutes for the debate and seconds for each turn. */
enum Preset {
    QUICK("3+10", 3, 10),
    STANDARD("5+15", 5, 15),
    LONG("10+30", 10, 30),
    CLASSROOM("15+0", 15, 0);

    private final String text;
    private final Duration initial;
    private final Duration increment;

    Preset(String text, int minutes, int seconds) {
        this.text = text;
        this.initial = Duration.ofMinutes(minutes);
        this.increment = Duration.ofSeconds(seconds);
    }

    static Preset of(String text) {
        return Stream.of(values())
                .filter(preset -> preset.text.equals(text))
                .findFirst()
                .orElseThrow(() -> Errors.badInput("Preset '" + text + "' is unknown. Choose one of " + texts() + "."));
    }

    private static List<String> texts() {
        return Stream.of(values()).map(preset -> preset.text).toList();
    }

    long initialMs() {
        return initial.toMillis();
    }

    long incrementMs() {
        return increment.toMillis();
    }
}
