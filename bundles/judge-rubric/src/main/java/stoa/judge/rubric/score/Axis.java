package stoa.judge.rubric.score;

import java.util.List;
import stoa.api.debate.Criterion;

/** Scores one criterion. */
sealed interface Axis permits LogicAxis, EvidenceAxis, RelevanceAxis, RebuttalAxis {
    Finding find(Speech speech, Setting setting);

    static Axis of(Criterion criterion) {
        return switch (criterion) {
            case LOGIC -> new LogicAxis();
            case EVIDENCE -> new EvidenceAxis();
            case RELEVANCE -> new RelevanceAxis();
            case REBUTTAL -> new RebuttalAxis();
            case STYLE -> throw new IllegalArgumentException("This judge does not score style");
        };
    }

    /** The value for how often something was found; more than the steps has no further effect. */
    static double step(int count, double... steps) {
        return count == 0 ? 0 : steps[Math.min(count, steps.length) - 1];
    }

    /** For a speech of which nothing counts. */
    static Finding nothing(Speech speech) {
        var why = speech.flags().stream().map(Flag::note).findFirst().orElse("there is no sentence to weigh");
        return Finding.of(
                0,
                "Nothing here counts as an argument of its own: " + why + ".",
                "write two or three sentences of your own to the other side",
                List.of());
    }
}
