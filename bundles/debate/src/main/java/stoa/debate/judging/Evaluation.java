package stoa.debate.judging;

import java.util.Optional;
import stoa.api.debate.Judge;

/**
 * The card that a judge brings.
 *
 * @param json a card that can be shown; empty when there is none
 * @param problem why the card that is there is not shown, one sentence
 */
record Evaluation(Optional<String> json, Optional<String> problem) {
    static final Evaluation SILENT =
            new Evaluation(Optional.empty(), Optional.of("The judge did not show its card in time."));

    static Evaluation of(Judge judge, String id) {
        try {
            var json = judge.card();
            var problem = json.flatMap(text -> CardReader.complaint(text, id));
            return new Evaluation(json.filter(text -> problem.isEmpty()), problem);
        } catch (RuntimeException | LinkageError broken) {
            return new Evaluation(Optional.empty(), Optional.of("The judge failed to show its card."));
        }
    }
}
