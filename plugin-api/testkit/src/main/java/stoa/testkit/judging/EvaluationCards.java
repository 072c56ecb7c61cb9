package stoa.testkit.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import stoa.api.debate.EvaluationCard;
import stoa.api.debate.EvaluationCard.Bin;
import stoa.api.debate.EvaluationCard.Category;
import stoa.api.debate.EvaluationCard.Figure;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evaluation cards out of what was measured, and as the file {@code /judge-card/<id>.json} that a judge ships. Figures are
 * rounded to four digits; the same results give the same file.
 */
public final class EvaluationCards {
    private static final double DIGITS = 1e4;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private EvaluationCards() {}

    /**
     * Accuracy with its interval, on pairs of equal length, where the shorter text wins, and how far it is off in how sure it is.
     *
     * @param simple the same pairs by a simpler method
     */
    public static List<Figure> figures(PairFigures found, PairFigures simple, String simpleName) {
        var interval = found.interval();
        return List.of(
                figure("accuracy", "Agrees with people on which of two turns is better", found.accuracy())
                        .within(interval[0], interval[1])
                        .beside(simple.accuracy(), simpleName)
                        .done(),
                figure("accuracy-length-matched", "The same where both are about equally long", found.matched())
                        .beside(simple.matched(), simpleName)
                        .done(),
                figure("accuracy-shorter-wins", "The same where people preferred the shorter", found.shorterWins())
                        .beside(simple.shorterWins(), simpleName)
                        .done(),
                figure("ece", "How far it is off in how sure it is (ECE)", found.calibrationError())
                        .done());
    }

    public static List<Bin> bins(PairFigures found) {
        return found.calibration().stream()
                .map(bin -> new Bin(rounded(bin.predicted()), rounded(bin.observed()), bin.count()))
                .toList();
    }

    /** The categories of several files together, by name. */
    public static List<Category> categories(List<HostileCases.Outcome> outcomes) {
        var all = new TreeMap<String, int[]>();
        outcomes.forEach(outcome -> outcome.passed().forEach((name, counts) -> {
            var sum = all.computeIfAbsent(name, _ -> new int[2]);
            sum[0] += counts[0];
            sum[1] += counts[1];
        }));
        var found = new ArrayList<Category>();
        all.forEach((name, counts) -> found.add(new Category(name, counts[0], counts[1])));
        return found;
    }

    public static String json(EvaluationCard card) {
        return MAPPER.writeValueAsString(card) + "\n";
    }

    public static EvaluationCard read(String json) {
        return MAPPER.readValue(json, EvaluationCard.class);
    }

    /** A figure that is still being told. */
    public static Telling figure(String name, String title, double value) {
        return new Telling(new Figure(
                name, title, rounded(value), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A figure with what is to be said beside it. */
    public record Telling(Figure done) {
        public Telling within(double low, double high) {
            return new Telling(new Figure(
                    done.name(),
                    done.title(),
                    done.value(),
                    Optional.of(rounded(low)),
                    Optional.of(rounded(high)),
                    done.baseline(),
                    done.baselineName()));
        }

        public Telling beside(double baseline, String name) {
            return new Telling(new Figure(
                    done.name(),
                    done.title(),
                    done.value(),
                    done.low(),
                    done.high(),
                    Optional.of(rounded(baseline)),
                    Optional.of(name)));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
