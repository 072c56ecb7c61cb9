package stoa.accounts.testing;

import java.util.concurrent.atomic.AtomicInteger;
import stoa.api.plugin.Ids;

/** Ids and secrets that a test can foresee. */
public final class CountedIds implements Ids {
    private final AtomicInteger ids;
    private final AtomicInteger secrets;

    public CountedIds(int after) {
        this.ids = new AtomicInteger(after);
        this.secrets = new AtomicInteger(after);
    }

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
