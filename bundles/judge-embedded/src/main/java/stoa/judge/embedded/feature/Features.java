package stoa.judge.embedded.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stoa.judge.embedded.text.Lexicon;
import stoa.judge.embedded.text.Prose;

/** The numbers of a text, always in the same order; the same text gives the same bits on every machine. */
public final class Features {
    private static final Lexicon LISTS = Lexicon.read("/judge-embedded/features.txt");
    private static final Set<String> STOP =
            Lexicon.read("/judge-embedded/gates.txt").words("function en");

    private final List<String> names = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final Prose prose;
    private final String text;
    private final List<String> words;

    private Features(Prose prose) {
        this.prose = prose;
        this.text = prose.text();
        this.words = prose.words();
    }

    /**
     * In the order of {@link #names}.
     *
     * @param pieces word pieces as the encoder counts them
     */
    public static double[] of(Prose prose, int pieces) {
        return measured(prose, pieces).values.stream()
                .mapToDouble(value -> value)
                .toArray();
    }

    public static List<String> names() {
        return List.copyOf(measured(Prose.of("A sentence."), 3).names);
    }

    private static Features measured(Prose prose, int pieces) {
        var found = new Features(prose);
        found.size();
        found.vocabulary();
        found.surface();
        found.punctuation();
        found.spelling();
        found.readability();
        found.put("pieces per word", pieces / found.perWord());
        LISTS.names().forEach(found::list);
        return found;
    }

    private void size() {
        var log = log(words.size());
        put("length", log);
        put("length squared", log * log);
        put("characters", log(text.length()));
        put("sentences", log(prose.sentences().size()));
        put("words per sentence", words.size() / perSentence());
        put("longest sentence", log(longestSentence()));
        put("word length", words.stream().mapToInt(String::length).sum() / perWord());
        put("long words", share(words.stream().filter(word -> word.length() > 6).count()));
        put(
                "very long words",
                share(words.stream().filter(word -> word.length() > 9).count()));
    }

    private void vocabulary() {
        var unique = new HashSet<>(words);
        put("variety", unique.size() / perWord());
        put("root variety", unique.size() / StrictMath.sqrt(perWord()));
        put(
                "different long words",
                log(unique.stream().filter(word -> word.length() > 6).count()));
        put("function words", share(words.stream().filter(STOP::contains).count()));
        var pairs = new HashSet<String>();
        for (var at = 1; at < words.size(); at++) {
            pairs.add(words.get(at - 1) + " " + words.get(at));
        }
        put("repeated pairs", words.size() < 2 ? 0 : 1 - pairs.size() / (words.size() - 1.0));
        put("repeated letters", Repetition.share(text));
    }

    private void surface() {
        put("capitals", text.chars().filter(Character::isUpperCase).count() / perCharacter());
        put("shouted words", share(Count.of("\\b[A-Z]{3,}\\b", text)));
        put("letters", text.chars().filter(Character::isLetter).count() / perCharacter());
        put("odd characters", Count.of("[^\\p{L}\\p{N}\\s.,;:!?'\"()%$-]", text) / perCharacter());
        put("ends with a stop", text.matches("(?s).*[.!?][\"')]*\\s*") ? 1 : 0);
        put("starts with a capital", !text.isEmpty() && Character.isUpperCase(text.charAt(0)) ? 1 : 0);
        put("sentences with a capital", capitalSentences());
        put("names", Count.of("(?<=[a-z,] )[A-Z][a-z]+", text) / perWord());
        put("numbers", Count.of("\\b\\d[\\d.,]*", text) / perWord());
        put("per cent", log(Count.of("%|per ?cent", text)));
        put("years", log(Count.of("\\b(?:19|20)\\d\\d\\b", text)));
        put("addresses", log(Count.of("https?://|www\\.", text)));
    }

    private void punctuation() {
        put("exclamations", log(Count.of("!", text)));
        put("exclamations per sentence", Count.of("!", text) / perSentence());
        put("questions", log(Count.of("\\?", text)));
        put("questions per sentence", Count.of("\\?", text) / perSentence());
        put("dots", log(Count.of("\\.\\.+|…", text)));
        put("doubled marks", log(Count.of("[!?]{2,}", text)));
        put("quotation", log(Count.of("\"", text)));
        put("brackets", log(Count.of("[(\\[]", text)));
        put("comma rate", share(Count.of(",", text)));
        put("commas", log(Count.of(",", text)));
        put("colons", log(Count.of("[;:]", text)));
        put("dashes", log(Count.of(" -+ |--|–|—", text)));
        put("apostrophes", share(Count.of("\\w'\\w", text)));
    }

    private void spelling() {
        put("small i", log(Count.of("\\bi\\b(?!\\.)", text)));
        put("missing spaces", log(Count.of("[a-z][.,!?;][A-Za-z]", text)));
        put("stray spaces", log(Count.of(" [.,!?;]", text)));
        put("stretched letters", log(Count.of("([A-Za-z])\\1\\1", text)));
        put("nouns made of verbs", share(ending("tion", "ment", "ness", "ity", "ance", "ence")));
        put("adverbs", share(ending("ly")));
        put("-ing", share(ending("ing")));
        put("-ed", share(ending("ed")));
    }

    private void readability() {
        var syllables = words.stream()
                .mapToLong(word -> Math.max(1, Count.of("[aeiouy]+", word)))
                .sum();
        put("reading ease", 206.835 - 1.015 * words.size() / perSentence() - 84.6 * syllables / perWord());
        var letters = text.chars().filter(Character::isLetterOrDigit).count();
        put("reading grade", 4.71 * letters / perWord() + 0.5 * words.size() / perSentence() - 21.43);
        put("syllables", syllables / perWord());
    }

    private void list(String name) {
        var count = LISTS.count(name, words);
        put(name, count / perWord());
        put(name + " count", log(count));
    }

    private long ending(String... endings) {
        return words.stream()
                .filter(word -> word.length() > 4 && List.of(endings).stream().anyMatch(word::endsWith))
                .count();
    }

    private double capitalSentences() {
        return prose.sentences().stream()
                        .filter(sentence ->
                                Character.isUpperCase(sentence.text().charAt(0)))
                        .count()
                / perSentence();
    }

    private int longestSentence() {
        return prose.sentences().stream()
                .mapToInt(sentence -> sentence.words().size())
                .max()
                .orElse(0);
    }

    private void put(String name, double value) {
        names.add(name);
        values.add(value);
    }

    private double share(long count) {
        return count / perWord();
    }

    private double perWord() {
        return Math.max(1, words.size());
    }

    private double perSentence() {
        return Math.max(1, prose.sentences().size());
    }

    private double perCharacter() {
        return Math.max(1, text.length());
    }

    private static double log(long count) {
        return StrictMath.log(1.0 + count);
    }
}
