package stoa.kernel.messaging.stream;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import stoa.api.stream.StreamId;
import stoa.kernel.messaging.registry.Held;

/** The mailboxes of the streams in use; made when needed, retired when idle. */
final class Mailboxes {
    private final Map<StreamId, Mailbox> all = new ConcurrentHashMap<>();
    private final Shared shared;
    private final Duration idle;
    private final int most;
    private volatile long lastRetired = System.nanoTime();

    Mailboxes(Shared shared, Duration idle, int most) {
        this.shared = shared;
        this.idle = idle;
        this.most = most;
        shared.hops().show("mailboxes", all::size);
    }

    void offer(StreamId stream, Work work) {
        while (!of(stream).offer(work)) {
            Thread.onSpinWait();
        }
    }

    Mailbox of(StreamId stream) {
        var present = all.get(stream);
        return present == null ? all.computeIfAbsent(stream, id -> new Mailbox(id, shared, lastRetired)) : present;
    }

    @Nullable
    Mailbox find(StreamId stream) {
        return all.get(stream);
    }

    /** Retires what was idle for long, and the longest idle when there are too many. */
    void sweep() {
        var before = System.nanoTime() - idle.toNanos();
        all.values().forEach(mailbox -> retire(mailbox, before));
        var tooMany = all.size() - most;
        if (tooMany > 0) {
            all.values().stream()
                    .sorted(Comparator.comparingLong(Mailbox::touched))
                    .limit(tooMany)
                    .toList()
                    .forEach(mailbox -> retire(mailbox, System.nanoTime()));
        }
    }

    private void retire(Mailbox mailbox, long usedBefore) {
        if (mailbox.retire(usedBefore)) {
            lastRetired = System.nanoTime();
            all.remove(mailbox.stream(), mailbox);
        }
    }

    /** Makes every mailbox drop what belongs to rules that have left; abandons those that do not come back in time. */
    List<StreamId> forget(String kind, Held<Rules<?, ?, ?>> rules, Duration patience) {
        var asked = all.values().stream()
                .filter(mailbox -> mailbox.stream().kind().equals(kind))
                .map(mailbox -> ask(mailbox, rules))
                .toList();
        var end = System.nanoTime() + patience.toNanos();
        return asked.stream()
                .filter(each -> !isDone(each.answer(), end))
                .map(each -> abandon(each.mailbox()))
                .toList();
    }

    private record Asked(Mailbox mailbox, CompletableFuture<Boolean> answer) {}

    private static Asked ask(Mailbox mailbox, Held<Rules<?, ?, ?>> rules) {
        var forget = new Work.Forget(rules, new CompletableFuture<>());
        if (!mailbox.offerFirst(forget)) {
            forget.answer().complete(true);
        }
        return new Asked(mailbox, forget.answer());
    }

    private static boolean isDone(CompletableFuture<Boolean> answer, long end) {
        try {
            answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private StreamId abandon(Mailbox mailbox) {
        mailbox.abandon();
        lastRetired = System.nanoTime();
        all.remove(mailbox.stream(), mailbox);
        return mailbox.stream();
    }

    boolean areIdle() {
        return all.values().stream().allMatch(Mailbox::isIdle);
    }

    /** Streams whose present decision has taken longer. */
    List<StreamId> decidingLongerThan(Duration limit) {
        var before = System.nanoTime() - limit.toNanos();
        return all.values().stream()
                .filter(mailbox -> mailbox.decidingSince() != 0 && mailbox.decidingSince() - before < 0)
                .map(Mailbox::stream)
                .toList();
    }
}
