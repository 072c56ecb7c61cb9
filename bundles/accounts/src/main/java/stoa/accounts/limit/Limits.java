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
    /** Long for a name, so that guessing it is hopeless; short for an origin, which many innocent people may share. */
    private static final Duration LONGEST_FOR_ONE = Duration.ofMinutes(5);

    private static final Duration LONGEST_FOR_MANY = Duration.ofSeconds(30);

    public static Limits open(InstantSource clock) {
        return new Limits(
                new Throttle(new Pace(5, Duration.ofMinutes(1), Duration.ofSeconds(2), LONGEST_FOR_ONE), clock),
                perOrigin(60, Duration.ofSeconds(10), clock),
                perOrigin(40, Duration.ofSeconds(30), clock),
                perOrigin(80, Duration.ofSeconds(5), clock),
                perOrigin(10, Duration.ofMinutes(1), clock));
    }

    /** Slows nobody down; for crowds that a test sends from one address. */
    public static Limits off(InstantSource clock) {
        var endless = perOrigin(Integer.MAX_VALUE, Duration.ofMillis(1), clock);
        return new Limits(endless, endless, endless, endless, endless);
    }

    private static Throttle perOrigin(int burst, Duration refill, InstantSource clock) {
        return new Throttle(new Pace(burst, refill, Duration.ofSeconds(2), LONGEST_FOR_MANY), clock);
    }
}
