package stoa.judge.rubric.report;

import java.util.Locale;
import stoa.api.debate.Criterion;

/** How much each axis counts in the total of a debate. */
final class Weights {
    private Weights() {}

    static double of(Criterion criterion) {
        return switch (criterion) {
            case LOGIC -> 0.35;
            case EVIDENCE -> 0.25;
            case RELEVANCE, REBUTTAL -> 0.20;
            case STYLE -> 0;
        };
    }

    static String name(Criterion criterion) {
        return criterion.inWords();
    }

    static String title(Criterion criterion) {
        var words = criterion.inWords();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String number(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }
}
