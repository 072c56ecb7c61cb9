package stoa.judge.embedded;

import java.nio.file.Path;
import java.util.Map;
import stoa.api.debate.Judge;
import stoa.testkit.judging.HostileCases;
import stoa.testkit.judging.LabelledPairs;

/** Holds a judge against a file of hostile turns or of labelled pairs; the run of {@code ./dev judge-eval}. */
public final class JudgeEval {
    private JudgeEval() {}

    /** A file and the id of a judge: {@code embedded}, or {@code embedded-table} for the same without native code. */
    public static void main(String[] arguments) throws Exception {
        var judges = Map.of(
                EmbeddedJudge.ID,
                new EmbeddedJudge(Encoders.MODEL),
                "embedded-table",
                new EmbeddedJudge(Encoders.TABLE));
        var judge = judges.get(arguments[1]);
        if (judge == null) {
            throw new IllegalArgumentException(
                    "Judge '" + arguments[1] + "' is unknown here; known: " + judges.keySet());
        }
        var file = Path.of(arguments[0]);
        var pairs = LabelledPairs.read(file);
        if (pairs.isPresent()) {
            var found = pairs.get().hear(judge);
            System.out.printf("%d pairs: %s%n", found.count(), found);
            System.out.println("length alone: " + pairs.get().byLength());
        } else {
            hear(HostileCases.read(file), judge);
        }
        System.exit(0);
    }

    private static void hear(HostileCases cases, Judge judge) throws InterruptedException {
        // Once before, so that latencies are those of a judge at work.
        cases.hear(judge);
        var outcome = cases.hear(judge);
        outcome.failures().forEach(System.out::println);
        outcome.passed()
                .forEach((category, counts) -> System.out.println(category + " " + counts[0] + "/" + counts[1]));
        System.out.printf(
                "%d of %d cases hold (%.1f %%); %d of %d honest turns flagged%n",
                outcome.held(), outcome.cases(), 100 * outcome.share(), outcome.flagged(), outcome.controls());
    }
}
