package stoa.judge.rubric.score;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Prose;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;

/**
 * What of a speech counts.
 *
 * @param number of the turn
 * @param counted the sentences that are the speaker's own, new, and an argument to people
 * @param flags what was found besides
 * @param places the first sentence in which a flag shows, where it shows in one
 */
public record Speech(int number, List<Sentence> counted, Set<Flag> flags, Map<Flag, Sentence> places) {
    private static final int FULL_LENGTH = 40;

    public Speech {
        counted = List.copyOf(counted);
        flags = flags.isEmpty() ? Set.of() : EnumSet.copyOf(flags);
        places = Map.copyOf(places);
    }

    public static Speech of(int number, Prose prose, Setting setting) {
        var sieve = new Sieve(setting);
        var counted = new ArrayList<Sentence>();
        for (var sentence : prose.sentences()) {
            if (sieve.lets(sentence)) {
                counted.add(sentence);
            }
        }
        var flags = sieve.flags();
        flags.addAll(Manner.flags(prose, counted));
        var places = sieve.places();
        Manner.places(prose, counted).forEach(places::putIfAbsent);
        return new Speech(number, counted, flags, places);
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    public int size() {
        return counted.stream().mapToInt(Sentence::size).sum();
    }

    /** Up to this many words more text means more to weigh; beyond it length is worth nothing. */
    double fullness() {
        return Math.sqrt(Math.min(1, size() / (double) FULL_LENGTH));
    }

    Stream<Sentence> with(Sense sense) {
        return counted.stream().filter(sentence -> Lexicon.ENGLISH.has(sentence, sense));
    }

    int count(Sense sense) {
        return counted.stream()
                .mapToInt(sentence -> Lexicon.ENGLISH.count(sentence, sense))
                .sum();
    }

    boolean has(Sense sense) {
        return count(sense) > 0;
    }

    /** Sentences that tie something to a reason, with enough around the word to be one. */
    List<Sentence> reasons() {
        return with(Sense.CAUSAL)
                .filter(sentence -> sentence.size() >= 6 && sentence.topics().size() >= 2)
                .toList();
    }

    Set<String> topics() {
        var topics = new HashSet<String>();
        counted.forEach(sentence -> topics.addAll(sentence.topics()));
        return topics;
    }
}
