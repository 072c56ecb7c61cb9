package stoa.judge.rubric.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sentence.
 *
 * @param text as cleaned
 * @param start where it begins in the original text
 * @param end where it ends there
 * @param topics what it speaks about: the stems of all words but the small and the generic ones
 */
public record Sentence(List<Word> words, String text, int start, int end, Set<String> topics) {
    public Sentence {
        words = List.copyOf(words);
        topics = Set.copyOf(topics);
    }

    static Sentence of(List<Word> words, String text, int start, int end) {
        var topics = words.stream()
                .filter(word -> !word.isFunction() && !word.isNumber() && !Lexicon.ENGLISH.isGeneric(word))
                .map(Word::stem)
                .collect(Collectors.toSet());
        return new Sentence(words, text, start, end, topics);
    }

    /** Its first words as a sentence of their own. */
    public Sentence head(int count) {
        return of(words.stream().limit(count).toList(), text, start, end);
    }

    public int size() {
        return words.size();
    }

    /** How much of it speaks about something. */
    public double density() {
        return topics().size() / (double) Math.max(1, size());
    }

    public double functionShare() {
        return words.stream().filter(Word::isFunction).count() / (double) Math.max(1, size());
    }

    public boolean quotes() {
        return text.indexOf('"') >= 0;
    }
}
