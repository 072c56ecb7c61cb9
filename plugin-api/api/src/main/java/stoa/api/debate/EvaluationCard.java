package stoa.api.debate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a judge was evaluated, for people who must decide whether to trust it. Written as JSON by the component names; whatever
 * is optional or a list may be left out.
 *
 * @param evaluatedOn the day, {@code 2026-11-23}
 * @param protocol in a sentence: what was held out from what
 * @param figures headline first
 * @param calibration from sure of one side to sure of the other
 * @param adversarial hostile texts by category
 * @param weaknesses known, one sentence each
 */
public record EvaluationCard(
        String judge,
        String version,
        String summary,
        Optional<String> evaluatedOn,
        Optional<String> protocol,
        List<DataSet> data,
        List<Figure> figures,
        List<Bin> calibration,
        List<Category> adversarial,
        List<String> weaknesses) {
    public EvaluationCard {
        Objects.requireNonNull(judge, "judge");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(evaluatedOn, "evaluatedOn");
        Objects.requireNonNull(protocol, "protocol");
        data = List.copyOf(data);
        figures = List.copyOf(figures);
        calibration = List.copyOf(calibration);
        adversarial = List.copyOf(adversarial);
        weaknesses = List.copyOf(weaknesses);
    }

    /**
     * What it was trained or tested on.
     *
     * @param use {@code train}, {@code test} or {@code train and test}
     */
    public record DataSet(String name, String licence, Optional<String> attribution, int items, String use) {}

    /**
     * A measured number.
     *
     * @param name stable, for example {@code accuracy}, {@code accuracy-length-matched}, {@code accuracy-shorter-wins},
     *     {@code ece}, {@code p99-ms}
     * @param low of the interval in which it lies in 95 of 100 cases
     * @param baseline the same number for a simpler method, named in {@code baselineName}
     */
    public record Figure(
            String name,
            String title,
            double value,
            Optional<Double> low,
            Optional<Double> high,
            Optional<Double> baseline,
            Optional<String> baselineName) {}

    /** Pairs whose predicted probability was about this, and how often it came true. */
    public record Bin(double predicted, double observed, int count) {}

    /** How many cases of a category hold. */
    public record Category(String name, int passed, int total) {}
}
