package stoa.kernel.gateway.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;

/**
 * Who is in which channel: people, not connections. Somebody whose last connection has gone stays for the grace. Thread-safe.
 */
final class PresenceBoard {
    private final Duration grace;
    private final ScheduledExecutorService timer;
    private final Changes changes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ChannelName, Map<String, Presence>> channels = new HashMap<>();

    /** Is told of arrivals and departures in order, under the board's lock: must only take note. */
    interface Changes {
        void joined(ChannelName channel, Member member);

        void left(ChannelName channel, Member member);
    }

    private static final class Presence {
        private final Member member;
        private int connections;
        private @Nullable ScheduledFuture<?> departure;

        private Presence(Member member) {
            this.member = member;
        }
    }

    PresenceBoard(Duration grace, ScheduledExecutorService timer, Changes changes) {
        this.grace = grace;
        this.timer = timer;
        this.changes = changes;
    }

    void enter(ChannelName channel, Member member) {
        lock.lock();
        try {
            var people = channels.computeIfAbsent(channel, name -> new LinkedHashMap<>());
            var presence = people.get(member.userId());
            if (presence == null) {
                presence = new Presence(member);
                people.put(member.userId(), presence);
                changes.joined(channel, member);
            }
            presence.connections++;
            stay(presence);
        } finally {
            lock.unlock();
        }
    }

    void leave(ChannelName channel, Member member) {
        lock.lock();
        try {
            var presence = channels.getOrDefault(channel, Map.of()).get(member.userId());
            if (presence != null && --presence.connections == 0 && !timer.isShutdown()) {
                var leaving = presence;
                presence.departure =
                        timer.schedule(() -> depart(channel, leaving), grace.toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody departs any more; who leaves at this moment finds the timer either open or closed for good. */
    void close() {
        lock.lock();
        try {
            timer.shutdownNow();
        } finally {
            lock.unlock();
        }
    }

    List<Member> present(ChannelName channel) {
        lock.lock();
        try {
            var members = new ArrayList<Member>();
            channels.getOrDefault(channel, Map.of()).values().forEach(presence -> members.add(presence.member));
            return members;
        } finally {
            lock.unlock();
        }
    }

    /** Connections and people in the channel. */
    Count count(ChannelName channel) {
        lock.lock();
        try {
            var people = channels.getOrDefault(channel, Map.of());
            return new Count(
                    people.values().stream()
                            .mapToInt(presence -> presence.connections)
                            .sum(),
                    people.size());
        } finally {
            lock.unlock();
        }
    }

    /** How many are there. */
    record Count(int connections, int people) {}

    private void depart(ChannelName channel, Presence presence) {
        lock.lock();
        try {
            if (presence.connections > 0) {
                return;
            }
            var people = channels.get(channel);
            if (people != null && people.remove(presence.member.userId(), presence)) {
                if (people.isEmpty()) {
                    channels.remove(channel);
                }
                changes.left(channel, presence.member);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void stay(Presence presence) {
        if (presence.departure != null) {
            presence.departure.cancel(false);
            presence.departure = null;
        }
    }
}
