package stoa.judge.rubric.score;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Prose;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;
import stoa.judge.rubric.text.Word;

/** How something is said, as far as it bears on what it is worth. */
final class Manner {
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> AFTER_ARTICLE = Set.of(
            "few", "many", "most", "more", "much", "other", "same", "own", "very", "only", "one", "two", "each",
            "still", "even", "just", "now", "not", "often");
    private static final int FEWEST_SLIPS = 2;

    private Manner() {}

    static Set<Flag> flags(Prose prose, List<Sentence> counted) {
        var flags = EnumSet.noneOf(Flag.class);
        if (prose.isTampered()) {
            flags.add(Flag.HIDDEN_CHARACTERS);
        }
        if (prose.isCut()) {
            flags.add(Flag.CUT);
        }
        if (any(prose.sentences(), Sense.ABUSE)) {
            flags.add(Flag.ABUSE);
        }
        if (any(counted, Sense.FALLACY)) {
            flags.add(Flag.FALLACY);
        }
        if (counted.stream().anyMatch(Numbers::isSuspicious)) {
            flags.add(Flag.UNVERIFIED);
        }
        if (isShouted(prose)) {
            flags.add(Flag.SHOUTING);
        }
        if (isGarbled(counted)) {
            flags.add(Flag.GARBLED);
        }
        return flags;
    }

    /** The first sentence of each flag that shows in one. */
    static Map<Flag, Sentence> places(Prose prose, List<Sentence> counted) {
        var places = new EnumMap<Flag, Sentence>(Flag.class);
        first(prose.sentences(), Sense.ABUSE).ifPresent(sentence -> places.put(Flag.ABUSE, sentence));
        first(counted, Sense.FALLACY).ifPresent(sentence -> places.put(Flag.FALLACY, sentence));
        counted.stream()
                .filter(Numbers::isSuspicious)
                .findFirst()
                .ifPresent(sentence -> places.put(Flag.UNVERIFIED, sentence));
        return places;
    }

    private static Optional<Sentence> first(List<Sentence> sentences, Sense sense) {
        return sentences.stream()
                .filter(sentence -> Lexicon.ENGLISH.has(sentence, sense))
                .findFirst();
    }

    private static boolean any(List<Sentence> sentences, Sense sense) {
        return first(sentences, sense).isPresent();
    }

    private static boolean isShouted(Prose prose) {
        var letters = prose.sentences().stream()
                .flatMapToInt(sentence -> sentence.text().chars())
                .filter(Character::isLetter)
                .toArray();
        var capitals = Arrays.stream(letters).filter(Character::isUpperCase).count();
        var marks = prose.sentences().stream()
                .flatMapToInt(sentence -> sentence.text().chars())
                .filter(c -> c == '!')
                .count();
        return letters.length > 20 && capitals * 3 > letters.length
                || marks > 3 + prose.sentences().size() / 4;
    }

    /** In English an article is hardly ever followed by another small word; in words that were shuffled it often is. */
    private static boolean isGarbled(List<Sentence> sentences) {
        var articles = 0;
        var slips = 0;
        for (var sentence : sentences) {
            for (int at = 0; at < sentence.size(); at++) {
                if (ARTICLES.contains(sentence.words().get(at).text())) {
                    articles++;
                    slips += isSlip(sentence.words(), at + 1) ? 1 : 0;
                }
            }
        }
        return slips >= FEWEST_SLIPS && slips * 4 > articles;
    }

    private static boolean isSlip(List<Word> words, int at) {
        return at == words.size()
                || words.get(at).isFunction()
                        && !AFTER_ARTICLE.contains(words.get(at).text());
    }
}
