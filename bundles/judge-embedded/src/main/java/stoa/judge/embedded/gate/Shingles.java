package stoa.judge.embedded.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of a text stands in another. */
final class Shingles {
    private final Set<String> runs = new HashSet<>();
    private final Set<String> content;
    private final int length;

    Shingles(List<String> words, int length) {
        this.length = length;
        this.content = words.stream()
                .filter(word -> !Gates.FUNCTION.contains(word))
                .map(Shingles::stem)
                .collect(Collectors.toSet());
        add(words);
    }

    void add(List<String> words) {
        for (var at = 0; at + length <= words.size(); at++) {
            runs.add(String.join(" ", words.subList(at, at + length)));
        }
    }

    /** The share of runs of words that stand here too. */
    double share(List<String> words) {
        var all = words.size() - length + 1;
        if (all < 1) {
            return 0;
        }
        var found = 0;
        for (var at = 0; at < all; at++) {
            found += runs.contains(String.join(" ", words.subList(at, at + length))) ? 1 : 0;
        }
        return found / (double) all;
    }

    /** The share of the words with a meaning that stand here too, in whatever order. */
    double contentShare(List<String> words) {
        var meaningful = words.stream()
                .filter(word -> !Gates.FUNCTION.contains(word))
                .map(Shingles::stem)
                .toList();
        return meaningful.size() < 2
                ? 0
                : meaningful.stream().filter(content::contains).count() / (double) meaningful.size();
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(word.length(), word.length() > 6 ? 5 : 3));
    }
}
