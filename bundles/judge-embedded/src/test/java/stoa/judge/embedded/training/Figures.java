package stoa.judge.embedded.training;

import java.util.Locale;
import stoa.judge.embedded.head.Head;

/** All that is trained and measured on one corpus. */
record Figures(
        Report unweighted,
        Report shipped,
        Report byDebate,
        Report table,
        Report lastLayer,
        Report lengthOnly,
        Head head,
        Head tableHead) {

    static Figures of(Corpus corpus) {
        var byDebate = HeldOut.of(corpus, Setup.shipped(), corpus::debate);
        var tableByDebate = HeldOut.of(corpus, Setup.table(), corpus::debate);
        return new Figures(
                bySide(corpus, Setup.unweighted()),
                bySide(corpus, Setup.shipped()),
                new Report(byDebate),
                new Report(tableByDebate),
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

    private static String line(String name, Report report) {
        var corpus = report.heldOut().corpus();
        return String.format(
                Locale.ROOT,
                "%-45s accuracy %.4f (%.3f-%.3f)  length-matched %.4f (n %d)  shorter wins %.4f (n %d)  ECE %.4f%n",
                name,
                report.accuracy(),
                report.interval()[0],
                report.interval()[1],
                report.matched(),
                report.count(corpus::isLengthMatched),
                report.shorterWins(),
                report.count(corpus::isWonByClearlyShorter),
                Report.calibrationError(report.calibration()));
    }

    private static Report bySide(Corpus corpus, Setup setup) {
        return new Report(HeldOut.of(corpus, setup, String::valueOf));
    }
}
