package stoa.accounts.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import stoa.api.plugin.Registration;
import stoa.api.task.Tasks;

/** Tasks that run when the test says so, on its own thread. */
public final class HandTasks implements Tasks {
    private final Queue<Runnable> once = new ArrayDeque<>();
    private final List<Runnable> repeated = new ArrayList<>();

    @Override
    public synchronized Registration run(String name, Runnable work) {
        once.add(work);
        return () -> {};
    }

    @Override
    public Registration after(Duration delay, String name, Runnable work) {
        return run(name, work);
    }

    @Override
    public synchronized Registration every(Duration period, String name, Runnable work) {
        repeated.add(work);
        return () -> {};
    }

    /** Runs what waits, and what that adds. */
    public void runAll() {
        for (var work = next(); work != null; work = next()) {
            work.run();
        }
    }

    /** One turn of everything that repeats. */
    public void turn() {
        List.copyOf(repeated).forEach(Runnable::run);
    }

    private synchronized Runnable next() {
        return once.poll();
    }
}
