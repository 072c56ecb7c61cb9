package stoa.judge.rubric.score;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;

/**
 * Whether a sentence speaks to whoever scores it instead of to people. Such sentences have no effect anyway, since this judge
 * takes no orders; they are told from arguments so that their words earn nothing by accident.
 *
 * @param isSubject whether the motion itself is about judges, marks or rules; then only the plainest cases are held back
 */
record Address(boolean isSubject) {
    private static final List<String> MACHINE_MARKS = List.of(
            "<system",
            "</",
            "<!--",
            "-->",
            "\"logic\"",
            "\"score\"",
            "\"winner\"",
            "{\"",
            "}]",
            "base64",
            "rot13",
            "<|",
            "inst]");
    private static final int LONGEST_WORD = 40;
    private static final int OPENING_WORDS = 3;

    static Address in(Setting setting) {
        return new Address(setting.motion().sentences().stream()
                .anyMatch(sentence ->
                        has(sentence, Sense.BENCH) || has(sentence, Sense.AWARD) || has(sentence, Sense.RULES)));
    }

    boolean isToTheJudge(Sentence sentence) {
        return hasMachineMarks(sentence)
                || overrides(sentence)
                || !isSubject && (asksForPoints(sentence) || asksForRules(sentence) || pleads(sentence));
    }

    private static boolean hasMachineMarks(Sentence sentence) {
        var text = sentence.text().toLowerCase(Locale.ROOT);
        return MACHINE_MARKS.stream().anyMatch(text::contains)
                || sentence.words().stream().anyMatch(word -> word.text().length() > LONGEST_WORD);
    }

    /** An order to ignore rules stands at the head of its sentence; a sentence about people who do comes to it later. */
    private static boolean overrides(Sentence sentence) {
        var head = sentence.head(OPENING_WORDS);
        var about = has(sentence, Sense.RULES) || has(sentence, Sense.AWARD) && has(sentence, Sense.SELF);
        return has(head, Sense.ORDER) && about;
    }

    private static boolean asksForPoints(Sentence sentence) {
        var forOneself = has(sentence, Sense.SELF) || has(sentence, Sense.AXES);
        var strongly = has(sentence, Sense.VERBS) || count(sentence, Sense.AWARD) >= 2;
        return forOneself && strongly && has(sentence, Sense.AWARD);
    }

    private static boolean asksForRules(Sentence sentence) {
        return has(sentence, Sense.VERBS) && has(sentence, Sense.SECOND) && count(sentence, Sense.RULES) >= 2;
    }

    private static boolean pleads(Sentence sentence) {
        var others = Stream.of(Sense.AWARD, Sense.RULES, Sense.ORDER, Sense.VERBS)
                .filter(sense -> has(sentence, sense))
                .count();
        var isPersonal = has(sentence, Sense.SECOND) || has(sentence, Sense.SELF);
        return has(sentence, Sense.BENCH) && others >= 1 && isPersonal;
    }

    private static boolean has(Sentence sentence, Sense sense) {
        return count(sentence, sense) > 0;
    }

    private static int count(Sentence sentence, Sense sense) {
        return Lexicon.ENGLISH.count(sentence, sense);
    }
}
