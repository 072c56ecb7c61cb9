package stoa.kernel.messaging.stream;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.stream.Retention;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredSnapshot;
import stoa.kernel.messaging.registry.Held.Gone;
import stoa.kernel.messaging.registry.Repeats;

/** Writes committed states down, off the way of the commands, and trims what the retention does not keep. */
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int AT_ONCE = 2;

    private final EventLog log;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Repeats failures = new Repeats();

    Snapshots(EventLog log) {
        this.log = log;
    }

    void landed(Flight flight) {
        var retention = flight.after().rules().service().retention();
        if (flight.mailbox().snapshots().begin(flight.after().sequence(), retention.snapshotEvery())) {
            Thread.ofVirtual()
                    .name("snapshot-" + flight.mailbox().stream())
                    .inheritInheritableThreadLocals(false)
                    .start(() -> write(flight.mailbox(), flight.after()));
        }
    }

    private void write(Mailbox mailbox, Fold fold) {
        places.acquireUninterruptibly();
        try {
            var written = written(fold);
            var hash = MessageDigest.getInstance("SHA-256").digest(written.payload());
            log.saveSnapshot(
                    mailbox.stream(),
                    new StoredSnapshot(
                            fold.sequence(),
                            written.type(),
                            written.version(),
                            written.codec(),
                            written.payload(),
                            hash,
                            fold.at()),
                    firstKept(fold));
        } catch (Gone swapped) {
            LOG.atDebug().addKeyValue("stream", mailbox.stream()).log("Snapshot is left to the next version");
        } catch (RuntimeException | LinkageError | NoSuchAlgorithmException failure) {
            report(mailbox, failure);
        } finally {
            places.release();
            mailbox.snapshots().end();
        }
    }

    private static Written written(Fold fold) throws Gone {
        try (var visit = fold.rules().enter()) {
            return visit.service().snapshot(fold.state());
        }
    }

    private static long firstKept(Fold fold) {
        var keep = fold.rules().service().retention().keepEvents();
        return keep == Retention.ALL ? 1 : Math.max(1, fold.sequence() - keep + 1);
    }

    private void report(Mailbox mailbox, Throwable failure) {
        var number = failures.next();
        if (number > 0) {
            LOG.atWarn()
                    .addKeyValue("stream", mailbox.stream())
                    .addKeyValue("count", number)
                    .addKeyValue("error", failure.toString())
                    .log("Snapshot was not written; the log is complete without it");
        }
    }
}
