package stoa.judge.embedded.text;

import java.util.List;

/** A text as sentences. */
public record Prose(List<Sentence> sentences) {
    public Prose {
        sentences = List.copyOf(sentences);
    }

    public static Prose of(String clean) {
        return new Prose(Sentence.split(clean));
    }

    /** The sentences one after the other. */
    public String text() {
        return String.join(" ", sentences.stream().map(Sentence::text).toList());
    }

    public List<String> words() {
        return sentences.stream().flatMap(sentence -> sentence.words().stream()).toList();
    }
}
