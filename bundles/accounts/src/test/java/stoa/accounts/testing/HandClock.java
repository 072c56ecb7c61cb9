package stoa.accounts.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that the test moves. */
public final class HandClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public HandClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }
}
