package stoa.llm.policy;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import stoa.api.llm.Account;
import stoa.llm.policy.Ledger.Spent;
import stoa.llm.setup.Provider.Limits;
import stoa.llm.setup.Provider.Prices;

/**
 * Spends no token twice: the most an exchange can take is written off before it begins and what it did not take comes back
 * after it. A crash in between costs budget, never money that nobody counted.
 */
public final class Budget {
    private static final int LONGEST_NAME = 80;

    private final Ledger ledger;
    private final Limits limits;
    private final Prices prices;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    public Budget(Ledger ledger, Limits limits, Prices prices, InstantSource clock) {
        this.ledger = ledger;
        this.limits = limits;
        this.prices = prices;
        this.clock = clock;
    }

    /** What is put aside for one exchange. */
    record Hold(String subject, String day, Spent most) {}

    long price(long input, long output) {
        return prices.of(input, output);
    }

    /** Puts the most aside; empty when that is more than is left. */
    Optional<Hold> hold(Account account, long input, long output) {
        var hold = new Hold(
                "subject/" + name(account.subject()),
                "day/" + clock.instant().atZone(ZoneOffset.UTC).toLocalDate() + "/" + name(account.institution()),
                new Spent(input + output, price(input, output)));
        lock.lock();
        try {
            var subject = ledger.of(hold.subject()).plus(hold.most());
            var day = ledger.of(hold.day()).plus(hold.most());
            if (isTooMuch(subject, limits.perSubject(), limits.money().perSubject())
                    || isTooMuch(day, limits.perDay(), limits.money().perDay())) {
                return Optional.empty();
            }
            ledger.put(Map.of(hold.subject(), subject, hold.day(), day));
            return Optional.of(hold);
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what was not taken. An exchange that took more than was thought is written off in full. */
    void settle(Hold hold, long input, long output) {
        var back = hold.most().minus(new Spent(input + output, price(input, output)));
        lock.lock();
        try {
            ledger.put(Map.of(
                    hold.subject(), ledger.of(hold.subject()).minus(back),
                    hold.day(), ledger.of(hold.day()).minus(back)));
        } finally {
            lock.unlock();
        }
    }

    private static boolean isTooMuch(Spent total, long tokens, long micros) {
        return total.tokens() > tokens || micros > 0 && total.micros() > micros;
    }

    private static String name(String text) {
        var plain = text.replaceAll("[^A-Za-z0-9_.-]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }
}
