package stoa.kernel.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.error.PlatformException;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;

/** Clients that send random additions one after another and repeat with the same key what they may repeat. */
final class Crowd {
    private static final int MOST_REPEATS = 400;

    private final List<StreamId> targets;
    private final Ledger ledger;
    private final Supplier<Streams> streams;
    private final long seed;

    Crowd(int streamCount, Ledger ledger, Supplier<Streams> streams, long seed) {
        this.targets = IntStream.range(0, streamCount)
                .mapToObj(i -> Engine.tally("s" + i))
                .toList();
        this.ledger = ledger;
        this.streams = streams;
        this.seed = seed;
    }

    List<StreamId> targets() {
        return targets;
    }

    List<Thread> start(int clients, int commands) {
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < clients; client++) {
            var number = client;
            threads.add(Thread.ofVirtual().name("client-" + client).start(() -> run(number, commands)));
        }
        return threads;
    }

    static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    private void run(int client, int commands) {
        var random = new Random(seed * 1000 + client);
        var caller = Caller.of("usr_" + client, "Client", java.util.Set.of(Role.MEMBER));
        for (int number = 0; number < commands; number++) {
            var amount = random.nextInt(20) == 0 ? 2000 : random.nextInt(100);
            var target = targets.get(random.nextInt(targets.size()));
            send(target, client, number, new Sent(amount, Sending.by(caller).withKey("k" + client + "-" + number)));
        }
    }

    private record Sent(int amount, Sending sending) {}

    private void send(StreamId stream, int client, int number, Sent sent) {
        var tag = client + "." + number;
        for (int i = 0; i < MOST_REPEATS; i++) {
            try {
                var receipt = streams.get().send(stream, new Tally.Add(sent.amount(), tag), sent.sending());
                ledger.acked(stream, client, number, receipt);
                return;
            } catch (PlatformException refusal) {
                if (!refusal.code().retryable()) {
                    ledger.refused(tag);
                    return;
                }
                Thread.yield();
            }
        }
    }
}
