package stoa.judge.rubric.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Lists of words and phrases by what they do in an argument; the file {@code lexicon.txt}. */
public final class Lexicon {
    /** The only one there is; a bundle of data files, read once. */
    public static final Lexicon ENGLISH = new Lexicon();

    private final Map<Sense, Phrases> senses = new EnumMap<>(Sense.class);

    private Lexicon() {
        var builders = new HashMap<String, Set<String>>();
        var section = "";
        for (var line : lines("lexicon.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                var phrases = builders.computeIfAbsent(section, name -> new HashSet<>());
                Stream.of(line.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .forEach(phrases::add);
            }
        }
        for (var sense : Sense.values()) {
            var words = builders.get(sense.name().toLowerCase(Locale.ROOT));
            senses.put(sense, new Phrases(Objects.requireNonNull(words, sense::name)));
        }
    }

    boolean isFunction(String word) {
        return phrases(Sense.FUNCTION).hasWord(word);
    }

    boolean isAbbreviation(String word) {
        return phrases(Sense.ABBREVIATIONS).hasWord(word);
    }

    boolean isGeneric(Word word) {
        return phrases(Sense.GENERIC).hasWord(word.text());
    }

    /** How many places of the sentence have the sense. */
    public int count(Sentence sentence, Sense sense) {
        return phrases(sense).count(sentence.words());
    }

    public boolean has(Sentence sentence, Sense sense) {
        return count(sentence, sense) > 0;
    }

    private Phrases phrases(Sense sense) {
        return Objects.requireNonNull(senses.get(sense), sense::name);
    }

    static List<String> lines(String file) {
        var data = Objects.requireNonNull(Lexicon.class.getResourceAsStream("/data/" + file), file);
        try (var reader = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
