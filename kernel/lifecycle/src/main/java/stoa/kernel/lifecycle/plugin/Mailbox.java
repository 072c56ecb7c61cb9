package stoa.kernel.lifecycle.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.PluginStatus;

/** The one thread that changes a slot, not a virtual one for the reason that {@link Bounded} gives. At most one tick waits in it. */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final String id;
    private final PluginSlot slot;
    private final ExecutorService thread;
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final AtomicInteger changing = new AtomicInteger();

    Mailbox(String id, PluginSlot slot) {
        this.id = id;
        this.slot = slot;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("plugin-" + id).factory());
    }

    String id() {
        return id;
    }

    /** Whether nothing is about to happen to it by itself. */
    boolean isSettled() {
        return changing.get() == 0 && slot.isSettled();
    }

    PluginSlot slot() {
        return slot;
    }

    Future<PluginStatus> submit(Runnable change) {
        return ask(() -> {
            run(change);
            return slot.status();
        });
    }

    <T> Future<T> ask(Callable<T> question) {
        changing.incrementAndGet();
        Callable<T> work = () -> {
            try {
                return question.call();
            } finally {
                changing.decrementAndGet();
            }
        };
        return thread.submit(work);
    }

    void tick() {
        if (ticking.compareAndSet(false, true)) {
            thread.execute(() -> {
                ticking.set(false);
                run(slot::tick);
            });
        }
    }

    /** Stops the plugin after the change in hand; waits at most that long. */
    void close(Duration patience) {
        submit(slot::close);
        thread.shutdown();
        try {
            thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable change) {
        try {
            change.run();
        } catch (PlatformException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("plugin", slot.status().id()).setCause(e).log("A change of a plugin failed");
            throw e;
        }
    }
}
