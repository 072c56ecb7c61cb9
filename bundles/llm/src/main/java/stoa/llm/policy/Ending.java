package stoa.llm.policy;

import java.util.Optional;
import stoa.api.llm.Outcome;
import stoa.llm.dialect.Heard;

/**
 * How the attempts at one exchange ended: with words, or with an outcome and a sentence.
 *
 * @param outcome {@link Outcome#ANSWERED} when there are words, fit or not
 */
record Ending(Outcome outcome, String reason, Optional<Heard.Said> said) {
    static Ending of(Heard.Said said) {
        return new Ending(Outcome.ANSWERED, "", Optional.of(said));
    }

    static Ending without(Outcome outcome, String reason) {
        return new Ending(outcome, reason, Optional.empty());
    }

    static Ending late() {
        return without(Outcome.LATE, "The model did not answer in time.");
    }
}
