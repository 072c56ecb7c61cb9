package stoa.kernel.gateway.live;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import stoa.api.access.LiveSessions;
import stoa.kernel.gateway.protocol.CloseCode;
import stoa.kernel.gateway.settings.LiveSettings.Limits;

/** The connections that are open now, counted by person and by address. Thread-safe. */
final class Connections implements LiveSessions {
    private final Hub hub;
    private final Limits limits;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Connection>> byUser = new ConcurrentHashMap<>();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Connections(Hub hub, Limits limits) {
        this.hub = hub;
        this.limits = limits;
    }

    void add(Connection connection) {
        open.add(connection);
        byAddress.merge(connection.handshake().address(), 1, Integer::sum);
    }

    /** Counts a connection for its person; false when he has too many. */
    boolean admit(Connection connection) {
        var caller = connection.caller();
        if (!caller.isKnown()) {
            return true;
        }
        var admitted = new boolean[1];
        byUser.compute(caller.id(), (id, known) -> {
            var theirs = known == null ? ConcurrentHashMap.<Connection>newKeySet() : known;
            admitted[0] = theirs.size() < limits.perUser() && theirs.add(connection);
            return theirs;
        });
        return admitted[0];
    }

    void remove(Connection connection) {
        if (!open.remove(connection)) {
            return;
        }
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        byAddress.computeIfPresent(connection.handshake().address(), (address, count) -> count == 1 ? null : count - 1);
        byUser.computeIfPresent(connection.caller().id(), (id, theirs) -> {
            theirs.remove(connection);
            return theirs.isEmpty() ? null : theirs;
        });
    }

    /** Whether one more may come from the address; this machine itself, where a proxy may be, has no limit. */
    boolean hasPlace(String address, boolean loopback) {
        return loopback || byAddress.getOrDefault(address, 0) < limits.perAddress();
    }

    void awaitEmpty(Duration patience) {
        var left = patience.toNanos();
        lock.lock();
        try {
            while (!open.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    Collection<Connection> all() {
        return open;
    }

    @Override
    public void closeSession(String sessionId, String reason) {
        open.stream()
                .filter(connection -> connection.caller().session().equals(Optional.of(sessionId)))
                .forEach(connection -> connection.end(CloseCode.INVALID_TOKEN, reason));
    }

    @Override
    public void closeUser(String userId, String reason) {
        of(userId).forEach(connection -> connection.end(CloseCode.FORCED, reason));
    }

    @Override
    public void recheckUser(String userId) {
        of(userId).forEach(connection -> hub.later(connection::prove));
    }

    private List<Connection> of(String userId) {
        return List.copyOf(byUser.getOrDefault(userId, Set.of()));
    }
}
