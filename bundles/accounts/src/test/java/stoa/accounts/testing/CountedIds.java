package stoa.accounts.testing;

import java.util.concurrent.atomic.AtomicInteger;
import stoa.api.plugin.Ids;

/** Ids and secrets that a test can foresee. */
public final class CountedIds implements Ids {
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger secrets = new AtomicInteger();

    @Override
    public String mint(String family) {
        return "%s_%012d".formatted(family, ids.incrementAndGet());
    }

    @Override
    public String secret() {
        return secret(secrets.incrementAndGet());
    }

    public String lastSecret() {
        return secret(secrets.get());
    }

    private static String secret(int number) {
        return "secret-of-256-random-bits-%018d".formatted(number);
    }
}
