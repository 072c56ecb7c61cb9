package stoa.judge.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sentences that say nothing about the matter: greetings, thanks, and talk about the talk. They are no fault and nobody is told of them;
 * they are only not shown to a model, since many models like whatever is longer.
 */
final class Courtesy {
    private static final int FEWEST = 3;
    /** One word in so many may be about something. */
    private static final int ONE_IN = 12;

    private static final Set<String> EMPTY = read("courtesy.txt");

    private Courtesy() {}

    static boolean is(String sentence) {
        var words = Arrays.stream(
                        Disguise.off(sentence).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var told = words.stream().filter(word -> !EMPTY.contains(word)).count();
        return words.size() >= FEWEST && told <= words.size() / ONE_IN;
    }

    private static Set<String> read(String name) {
        try (var file = Courtesy.class.getResourceAsStream(name)) {
            var text = new String(java.util.Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The words of courtesy cannot be read", unreadable);
        }
    }
}
