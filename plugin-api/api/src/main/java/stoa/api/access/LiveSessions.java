package stoa.api.access;

import org.osgi.annotation.versioning.ProviderType;

/** The connections that are open now. */
@ProviderType
public interface LiveSessions {
    /** Closes all sockets of the session with a code that tells clients not to come back with it. */
    void closeSession(String sessionId, String reason);

    /** Closes all sockets of the person, whatever session they belong to. */
    void closeUser(String userId, String reason);

    /** Looks up who the person is again and drops subscriptions that are no longer allowed. */
    void recheckUser(String userId);
}
