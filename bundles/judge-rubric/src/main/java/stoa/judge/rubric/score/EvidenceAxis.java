package stoa.judge.rubric.score;

import java.util.List;
import java.util.stream.Stream;
import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;
import stoa.judge.rubric.text.Word;

/** Something one could check: examples, numbers, sources, concrete detail. Not whether it is true. */
record EvidenceAxis() implements Axis {
    @Override
    public Finding find(Speech speech, Setting setting) {
        if (speech.counted().isEmpty()) {
            return Axis.nothing(speech);
        }
        var sound = speech.counted().stream()
                .filter(sentence -> !Numbers.isSuspicious(sentence))
                .toList();
        var numbers = sound.stream().filter(Numbers::has).toList();
        var sources = sound.stream().filter(EvidenceAxis::namesSource).toList();
        var examples = sound.stream()
                .filter(sentence -> Lexicon.ENGLISH.has(sentence, Sense.EXAMPLE))
                .toList();
        var points = 1
                + Axis.step(numbers.size(), 1.4, 2.2)
                + Axis.step(sources.size(), 1.8, 2.6)
                + Axis.step(examples.size(), 1.5, 2.2)
                + detail(speech, setting)
                + (speech.reasons().isEmpty() ? 0 : 0.8);
        // A fact that supports nothing is decoration.
        var most = 4 + 2 * speech.reasons().size();
        var earned = Math.min(points, most) - faults(speech);
        return Finding.of(
                earned * speech.fullness() * (speech.is(Flag.GARBLED) ? 0.5 : 1),
                reason(speech, numbers.size(), sources.size(), examples.size()),
                advice(speech, sources.size(), examples.size()),
                speech.is(Flag.UNVERIFIED)
                        ? speech.counted().stream()
                                .filter(Numbers::isSuspicious)
                                .toList()
                        : Stream.of(sources, examples, numbers)
                                .flatMap(List::stream)
                                .distinct()
                                .toList());
    }

    /** Concrete words beyond those of the motion, by their share: 0 to 3. */
    private static double detail(Speech speech, Setting setting) {
        var topics = speech.topics();
        topics.removeAll(setting.motionTopics());
        var share = topics.size() / (double) Math.max(1, speech.size());
        return 3 * Math.clamp((share - 0.15) / 0.25, 0, 1) * Math.min(1, topics.size() / 14.0);
    }

    private static double faults(Speech speech) {
        var suspicious =
                (int) speech.counted().stream().filter(Numbers::isSuspicious).count();
        return Axis.step(suspicious, 2, 3)
                + Math.min(1, 0.5 * speech.count(Sense.VAGUE))
                + (speech.is(Flag.ABUSE) ? 1 : 0);
    }

    /** A source with a name: what "studies show" has not. */
    private static boolean namesSource(Sentence sentence) {
        var named = sentence.words().stream().skip(1).anyMatch(word -> word.isCapital() && !word.isFunction());
        return Lexicon.ENGLISH.has(sentence, Sense.SOURCE)
                && !Lexicon.ENGLISH.has(sentence, Sense.VAGUE)
                && (named || sentence.words().stream().anyMatch(Word::isNumber));
    }

    private static String reason(Speech speech, int numbers, int sources, int examples) {
        if (speech.is(Flag.UNVERIFIED)) {
            return "The figures are hard to believe as they stand: " + Flag.UNVERIFIED.note() + ".";
        }
        if (numbers + sources + examples == 0) {
            return "Stays general: there is no example, number or source that one could check.";
        }
        var found = Stream.of(
                        counted(examples, "example"), counted(numbers, "number"), counted(sources, "named source"))
                .filter(part -> !part.isEmpty())
                .toList();
        return "Offers something to check: " + String.join(" and ", found)
                + (sources == 0 ? ", but names no source." : ".");
    }

    private static String counted(int count, String what) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "one " + what;
            default -> Math.min(count, 9) + " " + what + "s";
        };
    }

    private static String advice(Speech speech, int sources, int examples) {
        if (speech.is(Flag.UNVERIFIED)) {
            return "say where a figure comes from, or use one that you can explain";
        }
        if (examples == 0) {
            return "give one concrete example and say what it shows";
        }
        return sources == 0
                ? "name who found out what you rely on, and when"
                : "say what would be different if your evidence were wrong";
    }
}
