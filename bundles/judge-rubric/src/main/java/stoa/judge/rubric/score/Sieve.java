package stoa.judge.rubric.score;

import java.util.EnumMap;
import java.util.EnumSet;
import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;
import stoa.judge.rubric.text.Shingles;

/** Holds back sentences that are no argument of the speaker's own. What is held back changes no score either way. */
final class Sieve {
    private static final double MOSTLY = 0.5;
    private static final double HARDLY_ANY = 0.15;
    private static final int TOO_SHORT_TO_TELL = 5;
    private static final int FILLER_FROM = 10;

    private final Lexicon lexicon = Lexicon.ENGLISH;
    private final EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    private final EnumMap<Flag, Sentence> places = new EnumMap<>(Flag.class);
    private final Address address;
    private final Shingles own = new Shingles();
    private final Shingles foreign = new Shingles();

    Sieve(Setting setting) {
        address = Address.in(setting);
        setting.earlier().forEach(own::addAll);
        setting.opposing().forEach(foreign::addAll);
        foreign.addAll(setting.motion());
    }

    EnumSet<Flag> flags() {
        return flags;
    }

    /** Where each was found first. */
    EnumMap<Flag, Sentence> places() {
        return places;
    }

    boolean lets(Sentence sentence) {
        if (address.isToTheJudge(sentence)) {
            return held(Flag.TO_THE_JUDGE, sentence);
        }
        if (isList(sentence)) {
            return held(Flag.NO_SENTENCES, sentence);
        }
        if (sentence.size() >= FILLER_FROM && sentence.density() < HARDLY_ANY) {
            return held(Flag.PADDING, sentence);
        }
        if (isCopied(sentence)) {
            return held(Flag.COPIED, sentence);
        }
        if (own.seen(sentence) >= MOSTLY) {
            return held(Flag.REPEATED, sentence);
        }
        own.add(sentence);
        return true;
    }

    private boolean held(Flag flag, Sentence sentence) {
        flags.add(flag);
        places.putIfAbsent(flag, sentence);
        return false;
    }

    private boolean isCopied(Sentence sentence) {
        var answers = sentence.quotes() || lexicon.has(sentence, Sense.REBUT);
        return !answers && foreign.seen(sentence) >= MOSTLY;
    }

    private boolean isList(Sentence sentence) {
        if (sentence.size() <= TOO_SHORT_TO_TELL) {
            return false;
        }
        var connectives = lexicon.count(sentence, Sense.CAUSAL)
                + lexicon.count(sentence, Sense.CONTRAST)
                + lexicon.count(sentence, Sense.VAGUE)
                + lexicon.count(sentence, Sense.EXAMPLE);
        return sentence.functionShare() < HARDLY_ANY || connectives * 3 > sentence.size();
    }
}
