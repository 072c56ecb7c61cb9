package stoa.judge.rubric.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs of three stems, to see whether something was said before in nearly the same words. */
public final class Shingles {
    private static final int RUN = 3;

    private final Set<String> seen = new HashSet<>();

    public void add(Sentence sentence) {
        seen.addAll(of(sentence));
    }

    public void addAll(Prose prose) {
        prose.sentences().forEach(this::add);
    }

    /** Which part of the sentence was seen before, 0 to 1. */
    public double seen(Sentence sentence) {
        var runs = of(sentence);
        return runs.stream().filter(seen::contains).count() / (double) runs.size();
    }

    private static List<String> of(Sentence sentence) {
        var stems = sentence.words().stream().map(Word::stem).toList();
        return stems.size() < RUN
                ? List.of(String.join(" ", stems))
                : IntStream.rangeClosed(0, stems.size() - RUN)
                        .mapToObj(at -> String.join(" ", stems.subList(at, at + RUN)))
                        .toList();
    }
}
