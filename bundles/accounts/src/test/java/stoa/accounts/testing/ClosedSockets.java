package stoa.accounts.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import stoa.api.access.LiveSessions;

/** Remembers what was asked of the live connections. */
public final class ClosedSockets implements LiveSessions {
    public final List<String> sessions = new CopyOnWriteArrayList<>();
    public final List<String> users = new CopyOnWriteArrayList<>();
    public final List<String> rechecked = new CopyOnWriteArrayList<>();

    @Override
    public void closeSession(String sessionId, String reason) {
        sessions.add(sessionId);
    }

    @Override
    public void closeUser(String userId, String reason) {
        users.add(userId);
    }

    @Override
    public void recheckUser(String userId) {
        rechecked.add(userId);
    }
}
