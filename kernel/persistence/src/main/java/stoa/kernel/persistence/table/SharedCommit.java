package stoa.kernel.persistence.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.persistence.database.Database;

/**
 * Small changes that come at the same time, in one transaction and one durable commit. Nobody waits for more to come: the
 * commit before is the time in which the next group gathers. A change that fails does not fail its neighbours.
 */
final class SharedCommit implements AutoCloseable {
    private static final int MOST = 256;

    private final Database database;
    private final LinkedBlockingQueue<Change<?>> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService thread;

    SharedCommit(Database database, String name) {
        this.database = database;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon(true).factory());
    }

    /** Work, and the future of whoever waits for it; so the queue is as long as there are callers. */
    private static final class Change<R> {
        private final Supplier<R> work;
        private final boolean relaxed;
        private final CompletableFuture<R> answer = new CompletableFuture<>();
        private @Nullable R result;

        Change(Supplier<R> work, boolean relaxed) {
            this.work = work;
            this.relaxed = relaxed;
        }

        void apply() {
            result = work.get();
        }

        void succeed() {
            answer.complete(result);
        }

        void fail(Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    /** Returns when the change is durable, or joins the open transaction; an interrupt is kept for later. */
    <R> R run(Supplier<R> work) {
        return run(work, false);
    }

    /** The same, but a crash may undo the change. */
    <R> R relaxed(Supplier<R> work) {
        return run(work, true);
    }

    private <R> R run(Supplier<R> work, boolean relaxed) {
        if (database.transactions().isOpen()) {
            return database.transactions().run(work);
        }
        var change = new Change<>(work, relaxed);
        waiting.add(change);
        try {
            thread.execute(this::commitWaiting);
            return change.answer.join();
        } catch (RejectedExecutionException closed) {
            throw new PlatformException(Errors.NOT_READY, "The store is closed. Send again when it is open.", closed);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof PlatformException known
                    ? new PlatformException(known.code(), String.valueOf(known.getMessage()), known)
                    : failure;
        }
    }

    private void commitWaiting() {
        var group = new ArrayList<Change<?>>();
        waiting.drainTo(group, MOST);
        if (!group.isEmpty()) {
            commit(group);
        }
    }

    private void commit(List<Change<?>> group) {
        try {
            apply(group);
            group.forEach(Change::succeed);
        } catch (RuntimeException | Error failure) {
            if (group.size() == 1 || isOutOfReach(failure)) {
                group.forEach(change -> change.fail(failure));
            } else {
                group.forEach(change -> commit(List.of(change)));
            }
        }
    }

    private void apply(List<Change<?>> group) {
        Supplier<Boolean> all = () -> {
            group.forEach(Change::apply);
            return true;
        };
        if (group.stream().allMatch(change -> change.relaxed)) {
            database.transactions().relaxed(all);
        } else {
            database.transactions().run(all);
        }
    }

    /** Then one by one would only take longer. */
    private static boolean isOutOfReach(Throwable failure) {
        return failure instanceof PlatformException known && known.code().equals(Errors.NOT_READY);
    }

    /** Commits what waits. */
    @Override
    public void close() {
        thread.close();
    }
}
