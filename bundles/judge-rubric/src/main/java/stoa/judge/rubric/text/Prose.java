package stoa.judge.rubric.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A text as sentences.
 *
 * @param isTampered whether somebody hid characters in it
 * @param isCut whether it was longer than this judge reads
 */
public record Prose(List<Sentence> sentences, boolean isTampered, boolean isCut) {
    /** How much of a text is read. */
    public static final int LONGEST = 100_000;

    public Prose {
        sentences = List.copyOf(sentences);
    }

    public static Prose of(String text) {
        var isCut = text.length() > LONGEST;
        var clean = CleanText.of(isCut ? text.substring(0, LONGEST) : text);
        return new Prose(new Reader(clean).read(), clean.isTampered(), isCut);
    }

    public Stream<Word> words() {
        return sentences.stream().flatMap(sentence -> sentence.words().stream());
    }

    public int size() {
        return sentences.stream().mapToInt(Sentence::size).sum();
    }

    /** Everything it speaks about. */
    public Set<String> topics() {
        var topics = new HashSet<String>();
        sentences.forEach(sentence -> topics.addAll(sentence.topics()));
        return topics;
    }
}
