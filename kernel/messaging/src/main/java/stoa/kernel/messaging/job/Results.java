package stoa.kernel.messaging.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.messaging.meter.Hops;

/** Writes down what attempts came to. */
final class Results {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LAST_WORD_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 20;
    private static final int MOST_ERROR = 1000;

    private final JobTable table;
    private final InstantSource clock;
    private final Hops hops;

    Results(JobTable table, InstantSource clock, Hops hops) {
        this.table = table;
        this.clock = clock;
        this.hops = hops;
    }

    /** What cannot be written down is done again when the lease has run out: at least once, as promised. */
    void record(Attempt attempt, Attempt.Outcome outcome, String error) {
        try {
            if (!write(attempt, outcome, error)) {
                LOG.atWarn()
                        .addKeyValue("job", attempt.id())
                        .log("The result of a job came when its lease was over and somebody else had taken it");
            }
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("job", attempt.id())
                    .addKeyValue("error", failure.toString())
                    .log("The result of a job was not written; it will be done again");
        }
    }

    private boolean write(Attempt attempt, Attempt.Outcome outcome, String error) {
        var job = attempt.job();
        return switch (outcome) {
            case DONE -> table.done(job, clock.instant());
            case RELEASED -> table.release(job, clock.instant());
            case GAVE_UP -> table.dead(job, job.error());
            case NOT_TAKEN -> notTaken();
            case LATE -> failed(attempt, "It was not finished within its limit of " + job.limit());
            case FAILED -> failed(attempt, error.length() > MOST_ERROR ? error.substring(0, MOST_ERROR) : error);
        };
    }

    private boolean notTaken() {
        hops.count("jobs.not.taken");
        return true;
    }

    /** After the last attempt it is due once more at once, to give up. */
    private boolean failed(Attempt attempt, String error) {
        var job = attempt.job();
        hops.count("jobs.failed");
        LOG.atWarn()
                .addKeyValue("job", attempt.id())
                .addKeyValue("attempt", job.attempt())
                .addKeyValue("error", error)
                .log("An attempt at a job failed");
        if (attempt.isLastWord()) {
            var pause = pause(LAST_WORD_PAUSE, job.attempt() - job.attempts());
            return table.retry(job, clock.instant().plus(pause), job.error());
        }
        var pause = job.attempt() == job.attempts() ? Duration.ZERO : pause(job.backoff(), job.attempt());
        return table.retry(job, clock.instant().plus(pause), error);
    }

    /** Doubled each time, and spread so that jobs that failed together do not come back together. */
    static Duration pause(Duration first, int attempt) {
        var doubled = first.multipliedBy(1L << Math.clamp(attempt - 1, 0, MOST_DOUBLINGS));
        var most = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofNanos(
                (long) (most.toNanos() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
