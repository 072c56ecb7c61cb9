package stoa.kernel.messaging.feed;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.messaging.meter.Hops;

/**
 * The threads on which publications are handed out. Everything of one channel runs on the same strand, so it stays in order;
 * a full strand makes publishers wait, and it waits for nobody.
 */
final class Strands {
    private static final Logger LOG = LoggerFactory.getLogger(Strands.class);
    private static final int QUEUE = 16_384;

    private final List<Strand> all;
    private volatile boolean stopped;

    Strands(int count, Hops hops) {
        all = IntStream.range(0, count).mapToObj(Strand::new).toList();
        all.forEach(strand -> hops.show("strand." + strand.number + ".queue", strand.queue::size));
        all.forEach(strand -> strand.thread.start());
    }

    private final class Strand {
        private final int number;
        private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE);
        private final Thread thread;

        Strand(int number) {
            this.number = number;
            this.thread = Thread.ofPlatform().name("strand-" + number).daemon().unstarted(this::run);
        }

        private void run() {
            while (!stopped || !queue.isEmpty()) {
                try {
                    var work = queue.poll(50, TimeUnit.MILLISECONDS);
                    if (work != null) {
                        work.run();
                    }
                } catch (InterruptedException stop) {
                    stopped = true;
                } catch (RuntimeException | Error failure) {
                    LOG.atError().setCause(failure).log("Publications could not be handed out");
                }
            }
        }
    }

    /** Runs the work after all earlier work of the same channel. */
    void run(Object channel, Runnable work) {
        var strand = all.get(Math.floorMod(channel.toString().hashCode(), all.size()));
        try {
            if (!stopped) {
                strand.queue.put(work);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped = true;
    }
}
