package stoa.judge.embedded.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Named lists of words and phrases; data, so that another language is another file. */
public final class Lexicon {
    private final Map<String, List<String>> lists;
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Map<String, List<List<String>>>> phrases = new HashMap<>();

    private Lexicon(Map<String, List<String>> lists) {
        this.lists = lists;
        lists.forEach((name, entries) -> words.put(name, Set.copyOf(entries)));
        lists.forEach((name, entries) -> phrases.put(
                name,
                entries.stream()
                        .map(entry -> List.of(entry.split(" ")))
                        .collect(Collectors.groupingBy(List::getFirst))));
    }

    /** Lines of a name, a colon and entries with commas between; anything after # is a remark. */
    public static Lexicon read(String resource) {
        try (var input = Objects.requireNonNull(Lexicon.class.getResourceAsStream(resource), resource)) {
            var text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            return new Lexicon(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(
                            parts -> parts[0].strip(),
                            parts -> Arrays.stream(parts[1].split(","))
                                    .map(String::strip)
                                    .toList(),
                            (first, second) -> first,
                            LinkedHashMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + resource + "' of the bundle", e);
        }
    }

    public List<String> names() {
        return List.copyOf(lists.keySet());
    }

    public Set<String> words(String name) {
        return words.getOrDefault(name, Set.of());
    }

    /** How often entries of a list stand in the words. */
    public int count(String name, List<String> words) {
        var byFirst = phrases.getOrDefault(name, Map.of());
        var count = 0;
        for (var at = 0; at < words.size(); at++) {
            for (var phrase : byFirst.getOrDefault(words.get(at), List.of())) {
                if (at + phrase.size() <= words.size()
                        && words.subList(at, at + phrase.size()).equals(phrase)) {
                    count++;
                }
            }
        }
        return count;
    }
}
