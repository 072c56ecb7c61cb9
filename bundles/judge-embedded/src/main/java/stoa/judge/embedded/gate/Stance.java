package stoa.judge.embedded.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import stoa.judge.embedded.text.Prose;
import stoa.judge.embedded.text.Sentence;

/**
 * The few open cases in which a text says for which side it speaks: it grants the whole motion or denies it, or turns the
 * comparison in the motion round. Everything subtler takes a reader.
 */
final class Stance {
    private static final Pattern BETTER = Pattern.compile(
            "^(?:this house believes that )?(.+?) (?:is|are) (?:\\w+ )?(?:better|safer|fairer|worse) than (.+?)[.]?$");
    private static final Pattern ACT =
            Pattern.compile("\\b(?:should|would|must) (?:be )?(?:legally |completely |always )?(\\w+)");
    private static final Pattern OTHERS = Pattern.compile(
            "\\b(opponents?|other side|they (say|claim|argue|fear)|supporters|critics|some (say|claim|argue)|claims?|argues?|believes?|if|even|while|although)\\b");
    private static final Pattern YIELDS = Pattern.compile(
            "\\b(i|we) (fully |completely |totally )?agree with (my|the|our) (opponents?|other side|opposition|proposition)"
                    + "|\\bmy opponents? (is|are) (completely|entirely|absolutely|totally) right\\b(?!.*\\bbut\\b)");

    private Stance() {}

    /** The sentence that speaks for the other side, when nothing speaks for the own. */
    static Optional<Sentence> wrong(Prose kept, String motion, boolean forMotion) {
        var plain = motion.toLowerCase(Locale.ROOT).strip();
        var own = kept.sentences().stream()
                .filter(it -> side(it, plain) == (forMotion ? 1 : -1))
                .findFirst();
        var other = kept.sentences().stream()
                .filter(it -> side(it, plain) == (forMotion ? -1 : 1))
                .findFirst();
        var yields = kept.sentences().stream()
                .filter(it -> YIELDS.matcher(it.text().toLowerCase(Locale.ROOT)).find())
                .findFirst();
        return yields.or(() -> own.isPresent() ? Optional.empty() : other);
    }

    /** 1 for the motion, -1 against it, 0 when it does not say. */
    private static int side(Sentence sentence, String motion) {
        var text = sentence.text().toLowerCase(Locale.ROOT);
        if (OTHERS.matcher(text).find()) {
            return 0;
        }
        var better = BETTER.matcher(motion);
        if (better.find()) {
            return compared(text, better.group(1).strip(), better.group(2).strip());
        }
        var act = ACT.matcher(motion);
        return act.find() ? demanded(sentence.words(), stem(act.group(1))) : 0;
    }

    private static int compared(String text, String first, String second) {
        return praises(text, first) ? 1 : praises(text, second) ? -1 : 0;
    }

    private static boolean praises(String text, String what) {
        return Pattern.compile("\\b" + Pattern.quote(what)
                        + "\\b.{0,20}\\b(is|are) (\\w+ )?(better|superior|best|preferable)\\b")
                .matcher(text)
                .find();
    }

    /** Whether the act of the motion is asked for or refused. */
    private static int demanded(List<String> words, String act) {
        for (var at = 1; at < words.size(); at++) {
            if (words.get(at).startsWith(act)) {
                var before = words.subList(Math.max(0, at - 4), at);
                var refused = before.contains("not")
                        || before.contains("never")
                        || before.contains("against")
                        || before.contains("oppose")
                        || before.contains("reject");
                var asked = before.contains("should") || before.contains("must") || before.contains("would");
                if (asked || refused && (before.contains("be") || before.contains("a") || before.contains("the"))) {
                    return refused ? -1 : 1;
                }
            }
        }
        return 0;
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(word.length(), Math.max(3, word.length() - 3)));
    }
}
