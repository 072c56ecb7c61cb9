package stoa.accounts.limit;

import java.time.Duration;
import java.time.InstantSource;
import stoa.accounts.limit.Throttle.Pace;

/**
 * The throttles of accounts. In memory: a restart forgets them, which costs an attacker nothing he could not wait for.
 *
 * @param names wrong passwords for one name, from wherever
 * @param addresses wrong passwords from one origin, whatever the name; a class behind one address must fit
 * @param arrivals new accounts from one origin
 * @param guests who come in by nickname from one origin
 * @param setups tries at the setup link from one origin
 */
public record Limits(Throttle names, Throttle addresses, Throttle arrivals, Throttle guests, Throttle setups) {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public static Limits open(InstantSource clock) {
        return new Limits(
                throttle(5, Duration.ofMinutes(1), clock),
                throttle(60, Duration.ofSeconds(10), clock),
                throttle(40, Duration.ofSeconds(30), clock),
                throttle(80, Duration.ofSeconds(5), clock),
                throttle(10, Duration.ofMinutes(1), clock));
    }

    private static Throttle throttle(int burst, Duration refill, InstantSource clock) {
        return new Throttle(new Pace(burst, refill, Duration.ofSeconds(2), LONGEST), clock);
    }
}
