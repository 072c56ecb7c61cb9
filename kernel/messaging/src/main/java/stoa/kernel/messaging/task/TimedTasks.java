package stoa.kernel.messaging.task;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.plugin.Registration;
import stoa.api.task.Tasks;
import stoa.kernel.messaging.registry.Repeats;

/** Each turn of a task on a thread of its own, so that one that computes delays nobody; another only watches the time, which is real time. */
@Component(service = Tasks.class)
public final class TimedTasks implements Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(TimedTasks.class);

    private final ScheduledThreadPoolExecutor timer;
    private final Set<Task> all = ConcurrentHashMap.newKeySet();

    public TimedTasks() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("tasks").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.prestartCoreThread();
    }

    @Override
    public Registration run(String name, Runnable work) {
        return open(new Task(name, work, null), Duration.ZERO);
    }

    @Override
    public Registration after(Duration delay, String name, Runnable work) {
        return open(new Task(name, work, null), delay);
    }

    @Override
    public Registration every(Duration period, String name, Runnable work) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "Period '" + period + "' of task '" + name + "' must be longer than zero");
        }
        return open(new Task(name, work, period), period);
    }

    private Registration open(Task task, Duration delay) {
        all.add(task);
        task.schedule(delay);
        return task::close;
    }

    /** Interrupts whatever runs. */
    @Deactivate
    public void stop() {
        timer.shutdownNow();
        all.forEach(Task::close);
    }

    private final class Task {
        private final String name;
        private final Runnable work;
        private final @Nullable Duration period;
        private final ReentrantLock lock = new ReentrantLock();
        private final Repeats failures = new Repeats();
        private java.util.concurrent.@Nullable Future<?> next;
        private @Nullable Thread running;
        private boolean closed;

        Task(String name, Runnable work, @Nullable Duration period) {
            this.name = name;
            this.work = work;
            this.period = period;
        }

        void schedule(Duration delay) {
            lock.lock();
            try {
                if (closed || timer.isShutdown()) {
                    return;
                }
                if (delay.isZero()) {
                    start();
                } else {
                    next = timer.schedule(this::start, delay.toNanos(), TimeUnit.NANOSECONDS);
                }
            } finally {
                lock.unlock();
            }
        }

        private void start() {
            lock.lock();
            try {
                if (!closed) {
                    running = Thread.ofPlatform()
                            .daemon()
                            .name("task-" + name)
                            .inheritInheritableThreadLocals(false)
                            .start(this::turn);
                }
            } finally {
                lock.unlock();
            }
        }

        private void turn() {
            Thread.currentThread().setContextClassLoader(work.getClass().getClassLoader());
            try {
                work.run();
            } catch (Throwable failure) {
                report(failure);
            }
            ended();
        }

        private void ended() {
            lock.lock();
            try {
                running = null;
            } finally {
                lock.unlock();
            }
            if (period == null) {
                close();
            } else {
                schedule(period);
            }
        }

        private void report(Throwable failure) {
            var number = isClosed() ? 0 : failures.next();
            if (number > 0) {
                LOG.atError()
                        .addKeyValue("task", name)
                        .addKeyValue("count", number)
                        .setCause(failure)
                        .log("A task failed");
            }
        }

        private boolean isClosed() {
            lock.lock();
            try {
                return closed;
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                closed = true;
                if (next != null) {
                    next.cancel(false);
                }
                if (running != null && running != Thread.currentThread()) {
                    running.interrupt();
                }
            } finally {
                lock.unlock();
            }
            all.remove(this);
        }
    }
}
