package stoa.kernel.lifecycle.context;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Access;
import stoa.api.access.LiveSessions;
import stoa.kernel.contract.log.EventLog;

/** What the gateway and the log offer to plugins; there while all of it is there. */
@Component(service = Hall.class)
public final class Hall {
    final Access access;
    final LiveSessions liveSessions;
    final EventLog log;

    @Activate
    public Hall(@Reference Access access, @Reference LiveSessions liveSessions, @Reference EventLog log) {
        this.access = access;
        this.liveSessions = liveSessions;
        this.log = log;
    }
}
