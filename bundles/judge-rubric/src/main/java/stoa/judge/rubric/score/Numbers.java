package stoa.judge.rubric.score;

import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;
import stoa.judge.rubric.text.Word;

/** Numbers in a speech: good to have, unless they are too good to be true. */
final class Numbers {
    private static final int EXACT_DIGITS = 5;

    private Numbers() {}

    static boolean has(Sentence sentence) {
        return sentence.words().stream().anyMatch(Word::isNumber);
    }

    /** More exact than anybody counts, or given as proof. */
    static boolean isSuspicious(Sentence sentence) {
        var tooExact = sentence.words().stream().filter(Word::isNumber).anyMatch(Numbers::isTooExact);
        return tooExact || has(sentence) && Lexicon.ENGLISH.has(sentence, Sense.PROOF);
    }

    private static boolean isTooExact(Word number) {
        var text = number.text();
        var point = text.lastIndexOf('.');
        return significant(text) >= EXACT_DIGITS || point > 0 && text.length() - point > 2;
    }

    /** How many digits it has up to the last that is not zero. */
    private static int significant(String number) {
        var end = number.length();
        while (end > 0 && (number.charAt(end - 1) == '0' || !Character.isDigit(number.charAt(end - 1)))) {
            end--;
        }
        return (int) number.substring(0, end).chars().filter(Character::isDigit).count();
    }
}
