package stoa.kernel.gateway.call;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/** Runs work of bundles on a thread of its own and waits no longer than the deadline, whatever the work does. */
final class Deadlines {
    static final ErrorCode TIMED_OUT = ErrorCode.of("TIMED_OUT", ErrorKind.NOT_READY);

    private Deadlines() {}

    static <T> T run(String name, Duration limit, Supplier<T> work) {
        var task = new FutureTask<T>(work::get);
        var thread = Thread.ofVirtual().name("call-" + name).start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            e.setStackTrace(thread.getStackTrace());
            task.cancel(true);
            throw new PlatformException(
                    TIMED_OUT, "'" + name + "' did not answer within " + limit.toMillis() + " ms. Try again later.", e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new PlatformException(Errors.NOT_READY, "The platform is stopping. Try again in a moment.", e);
        } catch (ExecutionException e) {
            throw translate(name, e);
        }
    }

    /** What work threw without meaning an answer, or where it was at its deadline; empty for an answer. */
    static Optional<Throwable> fault(PlatformException answer) {
        return switch (answer.getCause()) {
            case ExecutionException failure -> Optional.ofNullable(failure.getCause());
            case TimeoutException late -> Optional.of(late);
            case null, default -> Optional.empty();
        };
    }

    private static PlatformException translate(String name, ExecutionException failure) {
        return failure.getCause() instanceof PlatformException known
                ? known
                : new PlatformException(
                        Errors.INTERNAL,
                        "'" + name + "' failed. The administrator finds the cause in the log.",
                        failure);
    }
}
