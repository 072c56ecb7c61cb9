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
 */
public record Sentence(List<Word> words, String text, int start, int end) {
    public Sentence {
        words = List.copyOf(words);
    }

    public int size() {
        return words.size();
    }

    /** What it speaks about: the stems of all words but the small and the generic ones. */
    public Set<String> topics() {
        return words.stream()
                .filter(word -> !word.isFunction() && !word.isNumber() && !Lexicon.ENGLISH.isGeneric(word))
                .map(Word::stem)
                .collect(Collectors.toSet());
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
