package stoa.llm.policy;

import java.time.Duration;
import stoa.api.llm.Account;
import stoa.api.llm.Outcome;
import stoa.api.task.Deadline;
import stoa.llm.dialect.Ask;

/** Gets one answer out of the provider, again where that may help and still fits. Thread-safe. */
final class Exchange {
    private static final int MOST_RETRIES = 2;
    private static final long BASE_MS = 250;
    private static final long CAP_MS = 4_000;

    private final Attempt attempt;
    private final Ground ground;
    private final Tally tally;

    Exchange(Attempt attempt, Ground ground, Tally tally) {
        this.attempt = attempt;
        this.ground = ground;
        this.tally = tally;
    }

    Ending make(Ask ask, Account account, Bill bill, Deadline deadline) throws InterruptedException {
        if (ask.most() > ask.provider().limits().context()) {
            return Ending.without(Outcome.TOO_LONG, "The text is longer than the model reads.");
        }
        var retries = 0;
        while (!deadline.hasPassed(ground.clock())) {
            switch (attempt.make(ask, account, bill, deadline)) {
                case Step.End end -> {
                    return end.ending();
                }
                case Step.Changed _ -> {}
                case Step.Retry retry -> {
                    var wait = retry.hint().orElse(jitter(retries));
                    if (retries == MOST_RETRIES || wait.compareTo(deadline.left(ground.clock())) >= 0) {
                        return Ending.without(Outcome.UNAVAILABLE, retry.why());
                    }
                    retries++;
                    tally.retried();
                    ground.pauses().pause(wait);
                }
            }
        }
        return Ending.late();
    }

    /** Full jitter: anything from nothing to twice as much each time, so that many who failed together do not come together. */
    private Duration jitter(int retries) {
        return Duration.ofMillis(ground.random().nextLong(Math.min(CAP_MS, BASE_MS << retries) + 1));
    }
}
