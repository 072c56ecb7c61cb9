package stoa.judge.panel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stoa.api.debate.Judge;

/**
 * Whether a judge says that it can judge. It is asked on a thread of its own and one question at a time; one that hangs is waited
 * for once and is not ready until it answers. Thread-safe.
 */
final class Ready {
    private static final Duration TO_SAY = Duration.ofSeconds(1);

    private final Judge judge;
    private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(false);
    private Optional<Thread> asking = Optional.empty();
    private volatile Optional<CompletableFuture<Boolean>> late = Optional.empty();
    private boolean over;

    Ready(Judge judge) {
        this.judge = judge;
    }

    boolean now() {
        var asked = ask();
        var isLate = late.filter(slow -> slow == asked).isPresent();
        try {
            return asked.get(isLate ? 0 : TO_SAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            late = Optional.of(asked);
            return false;
        } catch (ExecutionException impossible) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void end() {
        over = true;
        asking.ifPresent(Thread::interrupt);
    }

    private synchronized CompletableFuture<Boolean> ask() {
        if (answer.isDone() && !over) {
            var next = new CompletableFuture<Boolean>();
            answer = next;
            asking =
                    Optional.of(Thread.ofPlatform().daemon().name("panel-ready").start(() -> next.complete(says())));
        }
        return answer;
    }

    private boolean says() {
        try {
            return judge.need().isEmpty();
        } catch (Throwable broken) {
            // Whatever a plugin throws, it has no seat and the panel goes on.
            return false;
        }
    }
}
