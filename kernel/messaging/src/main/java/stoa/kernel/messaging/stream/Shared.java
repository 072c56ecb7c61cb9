package stoa.kernel.messaging.stream;

import java.time.InstantSource;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.messaging.meter.Hops;

/** What all mailboxes of the platform share. */
record Shared(
        EventLog log, InstantSource clock, Hops hops, Kinds kinds, AfterCommit afterCommit, Committers committers) {
    Loader loader() {
        return new Loader(log, clock);
    }
}
