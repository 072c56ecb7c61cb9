package stoa.llm.policy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.llm.Account;
import stoa.api.llm.Outcome;
import stoa.api.task.Deadline;
import stoa.llm.dialect.Ask;
import stoa.llm.dialect.Dialect;
import stoa.llm.dialect.Heard;
import stoa.llm.setup.Provider;
import stoa.llm.wire.HttpReply;
import stoa.llm.wire.Transport;

/** One exchange with the provider: allowed by the breaker, paid for, in a lane, within the deadline. Thread-safe. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    /** Who gives less time than this must not make a provider look slow. */
    private static final Duration FAIR_TRY = Duration.ofSeconds(1);

    private static final long[] NOTHING = {0, 0};

    private final Dialect dialect;
    private final Transport transport;
    private final InstantSource clock;
    private final Breaker breaker;
    private final Budget budget;
    private final Lanes lanes;
    private final Tally tally;

    Attempt(Provider provider, Ground ground, Breaker breaker, Tally tally) {
        this.dialect = Dialect.of(provider.dialect());
        this.transport = ground.transport();
        this.clock = ground.clock();
        this.breaker = breaker;
        this.budget = new Budget(ground.ledger(), provider.limits(), provider.prices(), clock);
        this.lanes = new Lanes(provider.limits().atOnce(), clock, ground.pauses());
        this.tally = tally;
    }

    Step make(Ask ask, Account account, Bill bill, Deadline deadline) throws InterruptedException {
        if (!lanes.enter(deadline)) {
            return end(Outcome.LATE, "The model was busy with other questions until the time was over.");
        }
        try {
            var hold = budget.hold(account, ask.envelope().tokens(), ask.tokens());
            if (hold.isEmpty()) {
                return end(Outcome.OUT_OF_BUDGET, "The budget for the language model is spent.");
            }
            if (!breaker.allows()) {
                budget.settle(hold.get(), 0, 0);
                return end(Outcome.RESTING, "The model failed too often just now and is left alone for a while.");
            }
            return paid(ask, hold.get(), bill, deadline);
        } finally {
            lanes.leave();
        }
    }

    private Step paid(Ask ask, Budget.Hold hold, Bill bill, Deadline deadline) throws InterruptedException {
        var left = deadline.left(clock);
        var began = clock.instant();
        bill.attempt();
        // Who went away without an answer may have worked for it: that is paid in full.
        var usage = full(ask);
        var failed = false;
        try {
            var reply = transport.send(dialect.call(ask, tally.dropped()), shorter(left));
            lanes.note(reply);
            var heard = dialect.hear(reply);
            usage = usage(heard, ask);
            failed = isFailure(heard);
            return step(heard, reply, bill, ask);
        } catch (Transport.Broken broken) {
            failed = isFailure(broken.why(), left);
            usage = broken.why() == Transport.Broken.Cause.UNREACHED ? NOTHING : usage;
            return broken(broken.why());
        } finally {
            breaker.ended(failed);
            tally.exchanged(Duration.between(began, clock.instant()));
            settle(hold, usage, bill);
        }
    }

    private void settle(Budget.Hold hold, long[] usage, Bill bill) {
        var money = budget.price(usage[0], usage[1]);
        budget.settle(hold, usage[0], usage[1]);
        bill.add(usage[0], usage[1], money);
        tally.spent(usage[0], usage[1], money);
    }

    private static Duration shorter(Duration left) {
        return left.compareTo(Provider.longest()) < 0 ? left : Provider.longest();
    }

    private static long[] full(Ask ask) {
        return new long[] {ask.envelope().tokens(), ask.tokens()};
    }

    /** What the provider counts; our estimate where it is silent; nothing for a refused request. */
    private static long[] usage(Heard heard, Ask ask) {
        var told = switch (heard) {
            case Heard.Said said -> said.usage();
            case Heard.Cut cut -> cut.usage();
            case Heard.Declined declined -> declined.usage();
            case Heard.Busy _, Heard.Spent _, Heard.Unknown _, Heard.Failed _ ->
                new Heard.Usage(Optional.of(0L), Optional.of(0L));
        };
        return new long[] {
            told.input().orElse((long) ask.envelope().tokens()), told.output().orElse((long) ask.tokens())
        };
    }

    private boolean isFailure(Transport.Broken.Cause why, Duration left) {
        return switch (why) {
            case DISCONNECTED, UNREACHED -> true;
            case TOO_LATE -> left.compareTo(FAIR_TRY) >= 0 && !breaker.forgives();
            case TOO_LARGE -> false;
        };
    }

    private static boolean isFailure(Heard heard) {
        return heard instanceof Heard.Busy || heard instanceof Heard.Spent || heard instanceof Heard.Failed;
    }

    private static Step broken(Transport.Broken.Cause why) {
        return switch (why) {
            case TOO_LATE -> new Step.End(Ending.late());
            case TOO_LARGE -> end(Outcome.INVALID, "The model's answer was far too large.");
            case DISCONNECTED, UNREACHED ->
                new Step.Retry("The provider cannot be reached or hung up.", Optional.empty());
        };
    }

    private Step step(Heard heard, HttpReply reply, Bill bill, Ask ask) {
        return switch (heard) {
            case Heard.Said said -> {
                bill.answeredBy(said.model());
                yield isCutInFront(said, ask)
                        ? end(Outcome.TOO_LONG, "The model did not read the whole text; raise 'stoa.llm.context'.")
                        : new Step.End(Ending.of(said));
            }
            case Heard.Cut _ -> end(Outcome.TRUNCATED, "The model's answer was cut off.");
            case Heard.Declined declined -> end(Outcome.REFUSED, declined.why());
            case Heard.Busy busy -> new Step.Retry(busy.why(), busy.hint());
            case Heard.Spent spent -> {
                breaker.trip();
                yield end(Outcome.UNAVAILABLE, spent.why());
            }
            case Heard.Unknown unknown -> drop(unknown.parameter(), reply.status());
            case Heard.Failed failed -> end(Outcome.UNAVAILABLE, failed.why());
        };
    }

    /** A server with a small context drops the beginning, which is the instructions, without a word. */
    private static boolean isCutInFront(Heard.Said said, Ask ask) {
        return said.usage()
                .input()
                .filter(read -> read > 0 && read * 3 < ask.envelope().tokens())
                .isPresent();
    }

    private Step drop(String parameter, int status) {
        if (!tally.drop(parameter)) {
            return end(Outcome.UNAVAILABLE, "The provider answered with status " + status + "; check the model.");
        }
        LOG.atInfo()
                .addKeyValue("parameter", parameter)
                .log("A language model refuses a parameter; it is left out from now on");
        return new Step.Changed();
    }

    private static Step end(Outcome outcome, String reason) {
        return new Step.End(Ending.without(outcome, reason));
    }
}
