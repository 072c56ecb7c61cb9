package stoa.llm.policy;

import java.time.Duration;
import java.util.Optional;

/** What follows from one attempt. */
sealed interface Step {
    record End(Ending ending) implements Step {}

    /** It may work later. */
    record Retry(String why, Optional<Duration> hint) implements Step {}

    /** The request itself was changed, so that the next attempt is no retry. */
    record Changed() implements Step {}
}
