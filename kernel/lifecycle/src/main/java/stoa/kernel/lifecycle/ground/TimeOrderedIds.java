package stoa.kernel.lifecycle.ground;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.plugin.Ids;

/**
 * Ids of ten characters of time and ten of chance, in base 32 without letters that look alike.
 *
 * <p>Within one process they only ever grow: a second id in the same millisecond, or after the clock was set back, is the
 * previous one plus one. Thread-safe.
 */
@Component
public final class TimeOrderedIds implements Ids {
    private static final Pattern FAMILY = Pattern.compile("[a-z]{2,6}");
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int HALF = 10;
    private static final long CHANCE = 1L << (5 * HALF);
    private static final int SECRET_BYTES = 32;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long lastMillis;
    private long lastChance;

    @Activate
    public TimeOrderedIds(@Reference InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String mint(String family) {
        if (!FAMILY.matcher(family).matches()) {
            throw new IllegalArgumentException("Id family '" + family + "' must be two to six lower case letters");
        }
        return family + "_" + body();
    }

    @Override
    public String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private synchronized String body() {
        var now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            lastChance = random.nextLong(CHANCE / 2);
        } else {
            step();
        }
        return digits(lastMillis) + digits(lastChance);
    }

    private synchronized void step() {
        lastChance++;
        if (lastChance == CHANCE) {
            lastMillis++;
            lastChance = 0;
        }
    }

    private static String digits(long value) {
        var text = new char[HALF];
        for (var at = 0; at < HALF; at++) {
            text[at] = DIGITS[(int) (value >>> (5 * (HALF - 1 - at))) & 31];
        }
        return new String(text);
    }
}
