package example.rubric;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import stoa.api.debate.Quote;
import stoa.api.debate.Turn;

/** A turn as sentences, and which of them give reasons, evidence or an answer. */
record Speech(int turn, List<Sentence> sentences) {
    private static final Set<String> REASON = Set.of("because", "since", "therefore", "so", "thus", "means", "causes", "leads");
    private static final Set<String> EVIDENCE = Set.of("example", "instance", "study", "report", "according", "survey", "percent", "data");
    private static final Set<String> ANSWER = Set.of("but", "however", "although", "opponent", "claim", "claims", "yet", "though");
    private static final int SHORTEST_TOPIC = 5;

    /** Words in lower case, and where the sentence stands in the text. */
    record Sentence(List<String> words, int start, int end) {
        boolean hasAny(Set<String> wanted) {
            return words.stream().anyMatch(wanted::contains);
        }

        boolean hasNumber() {
            return words.stream().anyMatch(word -> Character.isDigit(word.charAt(0)));
        }
    }

    /** A sentence counts once, however often it is said. */
    static Speech of(Turn turn) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(turn.text());
        var seen = new LinkedHashSet<List<String>>();
        var sentences = new ArrayList<Sentence>();
        for (int start = breaks.first(), end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            var words = words(turn.text().substring(start, end));
            if (!words.isEmpty() && seen.add(words)) {
                sentences.add(new Sentence(words, start, end));
            }
        }
        return new Speech(turn.number(), List.copyOf(sentences));
    }

    static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }

    int size() {
        return sentences.stream().mapToInt(sentence -> sentence.words().size()).sum();
    }

    List<Sentence> reasons() {
        return sentences.stream().filter(sentence -> sentence.hasAny(REASON)).toList();
    }

    List<Sentence> evidence() {
        return sentences.stream().filter(sentence -> sentence.hasAny(EVIDENCE) || sentence.hasNumber()).toList();
    }

    List<Sentence> answers() {
        return sentences.stream().filter(sentence -> sentence.hasAny(ANSWER)).toList();
    }

    /** Sentences that name something of the motion. */
    List<Sentence> onTopic(String motion) {
        var topics = words(motion).stream().filter(word -> word.length() >= SHORTEST_TOPIC).collect(Collectors.toSet());
        return sentences.stream().filter(sentence -> sentence.hasAny(topics)).toList();
    }

    List<Quote> quotes(List<Sentence> shown) {
        return shown.stream().limit(3).map(sentence -> new Quote(turn, sentence.start(), sentence.end())).toList();
    }
}
