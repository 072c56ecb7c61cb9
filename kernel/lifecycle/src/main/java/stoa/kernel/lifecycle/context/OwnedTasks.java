package stoa.kernel.lifecycle.context;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stoa.api.plugin.Registration;
import stoa.api.task.Tasks;

/** Tasks that end with the bundle and run with its class loader as context. */
final class OwnedTasks implements Tasks {
    private final Tasks tasks;
    private final Belongings belongings;
    private final ClassLoader loader;

    OwnedTasks(Tasks tasks, Belongings belongings, ClassLoader loader) {
        this.tasks = tasks;
        this.belongings = belongings;
        this.loader = loader;
    }

    @Override
    public Registration run(String name, Runnable work) {
        return once(work, task -> tasks.run(name, task));
    }

    @Override
    public Registration after(Duration delay, String name, Runnable work) {
        return once(work, task -> tasks.after(delay, name, task));
    }

    @Override
    public Registration every(Duration period, String name, Runnable work) {
        return belongings.keep(() -> tasks.every(period, name, inContext(work)));
    }

    /** What has run once does not belong to anybody any more, so that the belongings do not grow. */
    private Registration once(Runnable work, Function<Runnable, Registration> opening) {
        var task = new Once(inContext(work));
        var registration = belongings.keep(() -> opening.apply(task));
        task.registered(registration);
        return registration;
    }

    private Runnable inContext(Runnable work) {
        return () -> {
            var thread = Thread.currentThread();
            var before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                work.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        };
    }

    /** Leaves the belongings after it ran, even when it ran before it was registered. */
    private static final class Once implements Runnable {
        private final Runnable work;
        private Belongings.@Nullable Kept kept;
        private boolean done;

        Once(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
            } finally {
                end();
            }
        }

        synchronized void registered(Belongings.Kept registration) {
            kept = registration;
            if (done) {
                registration.forget();
            }
        }

        private synchronized void end() {
            done = true;
            if (kept != null) {
                kept.forget();
            }
        }
    }
}
