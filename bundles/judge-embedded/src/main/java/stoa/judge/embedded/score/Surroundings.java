package stoa.judge.embedded.score;

import java.time.Duration;
import java.util.List;
import stoa.api.text.Encoding;
import stoa.api.text.TextEncoder;
import stoa.judge.embedded.text.Lexicon;
import stoa.judge.embedded.text.Prose;
import stoa.judge.embedded.text.Sentence;

/**
 * How near a speech is to what it should speak about, each 0 to 1. Nearness is about the subject; for which side somebody speaks
 * cannot be read from it.
 */
record Surroundings(double motion, double opponent) {
    private static final Lexicon LISTS = Lexicon.read("/judge-embedded/gates.txt");

    /** What a speech should speak about; the other side's words may be empty. */
    record Matter(String motion, String opponent) {}

    static Surroundings of(Encoding speech, Prose kept, Matter matter, TextEncoder encoder, Duration patience)
            throws InterruptedException {
        var about = encoder.encode(List.of(matter.motion()), patience);
        var other = encoder.encode(
                Prose.of(matter.opponent()).sentences().stream()
                        .map(Sentence::text)
                        .toList(),
                patience);
        if (speech.method() == Encoding.Method.TABLE
                || about.method() != speech.method()
                || other.method() != speech.method()) {
            return byWords(kept, matter);
        }
        var toMotion = cosine(speech.meaning(), about.meaning());
        var toOther = other.tokens() == 0 ? 0 : cosine(speech.meaning(), other.meaning());
        return new Surroundings(toMotion, toOther);
    }

    /** Without the model: the share of the matter's words that the speech uses. */
    private static Surroundings byWords(Prose kept, Matter matter) {
        return new Surroundings(overlap(kept, matter.motion()), overlap(kept, matter.opponent()));
    }

    private static double overlap(Prose kept, String other) {
        var function = LISTS.words("function en");
        var wanted = Sentence.of(other, 0).words().stream()
                .filter(word -> !function.contains(word))
                .map(Surroundings::stem)
                .distinct()
                .toList();
        var used = kept.words().stream().map(Surroundings::stem).toList();
        return wanted.isEmpty()
                ? 0
                : Math.min(1, 1.5 * wanted.stream().filter(used::contains).count() / wanted.size());
    }

    private static String stem(String word) {
        return word.length() > 5 ? word.substring(0, 5) : word;
    }

    static double cosine(float[] one, float[] other) {
        double product = 0;
        double first = 1e-12;
        double second = 1e-12;
        for (var at = 0; at < one.length; at++) {
            product += (double) one[at] * other[at];
            first += (double) one[at] * one[at];
            second += (double) other[at] * other[at];
        }
        return product / Math.sqrt(first * second);
    }
}
