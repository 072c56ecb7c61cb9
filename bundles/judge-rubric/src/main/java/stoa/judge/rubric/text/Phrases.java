package stoa.judge.rubric.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds words and phrases in a sentence, each place once; phrases are few and short, so this is linear. */
final class Phrases {
    private final Map<String, List<List<String>>> byFirst = new HashMap<>();

    Phrases(Collection<String> phrases) {
        for (var phrase : phrases) {
            var words = List.of(phrase.split(" "));
            byFirst.computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                    .add(words);
        }
    }

    boolean hasWord(String word) {
        return byFirst.getOrDefault(word, List.of()).stream().anyMatch(phrase -> phrase.size() == 1);
    }

    int count(List<Word> words) {
        var found = 0;
        for (int at = 0; at < words.size(); at++) {
            var longest = longestAt(words, at);
            if (longest > 0) {
                found++;
                at += longest - 1;
            }
        }
        return found;
    }

    private int longestAt(List<Word> words, int at) {
        var longest = 0;
        for (var phrase : byFirst.getOrDefault(words.get(at).text(), List.of())) {
            if (phrase.size() > longest && standsAt(words, at, phrase)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    private static boolean standsAt(List<Word> words, int at, List<String> phrase) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int index = 0; index < phrase.size(); index++) {
            if (!words.get(at + index).text().equals(phrase.get(index))) {
                return false;
            }
        }
        return true;
    }
}
