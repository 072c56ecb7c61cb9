package stoa.accounts.secret;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/**
 * Hashes and compares passwords, only so many at a time that neither memory nor processors can be exhausted.
 *
 * <p>Threads: any. Who does not get a turn soon is answered {@code BUSY} and may try again.
 */
public final class PasswordDesk {
    private static final int WAITING_AT_MOST = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Argon2 cost;
    private final PasswordRules rules = new PasswordRules();
    private final Semaphore turns;
    private final String nobody;

    PasswordDesk(Argon2 cost, int atOnce) {
        this.cost = cost;
        this.turns = new Semaphore(atOnce, true);
        this.nobody = cost.hash("the password of nobody");
    }

    /** The recommended cost, and at most as many at once as there are processors, up to four. */
    public static PasswordDesk open() {
        return new PasswordDesk(
                Argon2.RECOMMENDED, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4));
    }

    /** Cheap hashes, for tests of everything else. */
    public static PasswordDesk cheap() {
        return new PasswordDesk(new Argon2(64, 1), 2);
    }

    /** Checks that the password is good enough for the person of that name and returns what to store. */
    public String accept(String password, String name) {
        var normal = normal(password);
        return inTurn(() -> {
            rules.check(normal, name);
            return cost.hash(normal);
        });
    }

    /** Hashes without judging its strength, for accounts that are made by the platform. */
    public String hash(String password) {
        return inTurn(() -> cost.hash(normal(password)));
    }

    /** Takes the same time whether or not there is a stored hash, so that nobody learns which names exist. */
    public boolean matches(Optional<String> stored, String password) {
        var normal = normal(password);
        return inTurn(() -> Argon2.matches(stored.orElse(nobody), normal)) && stored.isPresent();
    }

    /** Whether the stored hash should be replaced by one of today's cost. */
    public boolean isOutdated(String stored) {
        return cost.isOutdated(stored);
    }

    /** Keyboards differ in how they compose a letter; refuses what is longer than any password may be before working on it. */
    private static String normal(String password) {
        if (PasswordRules.isTooLong(password)) {
            throw Errors.badInput(
                    "The password has " + password.length() + " characters; it may have 256. Shorten it.");
        }
        return Normalizer.normalize(password, Form.NFC);
    }

    private <R> R inTurn(Supplier<R> work) {
        if (turns.getQueueLength() >= WAITING_AT_MOST || !isTurn()) {
            throw new PlatformException(
                    Errors.BUSY, "Too many people sign in at this moment. Try again in a few seconds.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean isTurn() {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
