package stoa.judge.embedded.training;

import java.util.Locale;
import stoa.judge.embedded.head.Head;
import stoa.testkit.judging.PairFigures;

/** All that is trained and measured on one corpus. */
record Figures(
        PairFigures unweighted,
        PairFigures shipped,
        PairFigures byDebate,
        PairFigures table,
        PairFigures lastLayer,
        PairFigures lengthOnly,
        Head head,
        Head tableHead) {

    static Figures of(Corpus corpus) {
        var byDebate = HeldOut.of(corpus, Setup.shipped(), corpus::debate);
        var tableByDebate = HeldOut.of(corpus, Setup.table(), corpus::debate);
        return new Figures(
                bySide(corpus, Setup.unweighted()),
                bySide(corpus, Setup.shipped()),
                byDebate.figures(),
                tableByDebate.figures(),
                bySide(corpus, Setup.lastLayer()),
                bySide(corpus, Setup.lengthOnly()),
                Trainer.train(corpus, Setup.shipped(), byDebate),
                Trainer.train(corpus, Setup.table(), tableByDebate));
    }

    String text() {
        return line("unweighted, leave one side out", unweighted)
                + line("shipped, leave one side out", shipped)
                + line("shipped, leave one debate out", byDebate)
                + line("without native code, leave one debate out", table)
                + line("baseline: last layer", lastLayer)
                + line("baseline: length", lengthOnly);
    }

    private static String line(String name, PairFigures found) {
        return String.format(Locale.ROOT, "%-45s %s%n", name, found);
    }

    private static PairFigures bySide(Corpus corpus, Setup setup) {
        return HeldOut.of(corpus, setup, String::valueOf).figures();
    }
}
