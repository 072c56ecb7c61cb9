package stoa.judge.embedded.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.EvaluationCard;
import stoa.api.debate.Judge;
import stoa.testkit.judging.EvaluationCards;
import stoa.testkit.judging.HostileCases;

/** The evaluation card that ships: what {@link Figures} and the hostile cases say, in words for those who must trust the judge. */
final class Card {
    static final String FILE = "judge-card/embedded.json";

    private static final String LENGTH = "length alone";
    private static final List<String> HOSTILE = List.of("tuned", "held-out");
    private static final EvaluationCard.DataSet DATA = new EvaluationCard.DataSet(
            "UKPConvArg1",
            "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)",
            Optional.of("Habernal and Gurevych, \"Which argument is more convincing?\", ACL 2016, "
                    + "https://aclanthology.org/P16-1150; no texts are shipped, only weights fitted to them"),
            0,
            "train and test");

    private Card() {}

    /** Counts of hostile cases are those of the judge at work; all else is of the held-out figures. */
    static EvaluationCard of(Figures figures, Judge judge, String today) throws Exception {
        var byDebate = figures.byDebate();
        var found = new ArrayList<>(EvaluationCards.figures(byDebate, figures.lengthOnly(), LENGTH));
        found.add(EvaluationCards.figure(
                        "accuracy-by-side",
                        "Agrees with people, leaving out one side of a debate at a time",
                        figures.shipped().accuracy())
                .beside(figures.lastLayer().accuracy(), "last layer of the same model")
                .done());
        found.add(EvaluationCards.figure(
                        "accuracy-degraded",
                        "Agrees with people where the native library is missing",
                        figures.table().accuracy())
                .done());
        var data = new EvaluationCard.DataSet(
                DATA.name(), DATA.licence(), DATA.attribution(), byDebate.count(), DATA.use());
        return new EvaluationCard(
                judge.describe().id(),
                judge.describe().version(),
                "A small model in this hall, trained on pairs of arguments that people compared. It scores how convincing a turn "
                        + "is written, not whether it is true.",
                Optional.of(today),
                Optional.of("Each debate was judged by a model that had seen only the other debates; pairs of texts, "
                        + "of which people said which is more convincing."),
                List.of(data),
                found,
                EvaluationCards.bins(byDebate),
                EvaluationCards.categories(hostile(judge)),
                List.of(
                        "It cannot know whether a fact is true, nor for which side a turn speaks unless it says so openly.",
                        "Proven for English turns of 20 to 200 words; in other languages it gives no points.",
                        "It reads spelling and punctuation, which counts against people who write English as a second language.",
                        "Where people prefer a much shorter turn, it agrees with them less often than elsewhere."));
    }

    private static List<HostileCases.Outcome> hostile(Judge judge) throws Exception {
        var outcomes = new ArrayList<HostileCases.Outcome>();
        for (var name : HOSTILE) {
            outcomes.add(HostileCases.read(Path.of("src/test/resources/hostile/" + name + ".jsonl"))
                    .withoutLatency()
                    .hear(judge));
        }
        return outcomes;
    }
}
