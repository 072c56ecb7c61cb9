package stoa.kernel.messaging.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.kernel.contract.log.Append.ClearTimer;
import stoa.kernel.contract.log.Append.SetTimer;
import stoa.kernel.contract.log.Append.TimerChange;

/**
 * What a mailbox knows of its timers, to recognise a firing that was overtaken by a change. Only the mailbox's thread uses it.
 */
final class TimerLedger {
    private static final long NONE = 0;

    private final Map<String, Long> standing = new HashMap<>();
    private long knownSince;

    /** {@code since} is the moment ({@link System#nanoTime}) from which on no change was missed. */
    TimerLedger(long since) {
        this.knownSince = since;
    }

    void apply(List<TimerChange> changes) {
        for (var change : changes) {
            switch (change) {
                case SetTimer set -> standing.put(set.name(), set.setting());
                case ClearTimer clear when clear.setting() == 0 -> standing.put(clear.name(), NONE);
                case ClearTimer clear ->
                    standing.compute(
                            clear.name(),
                            (_, setting) -> setting == null || setting == clear.setting() ? NONE : setting);
            }
        }
    }

    /** Whether the firing is of the setting that stands; when in doubt it is not, and the log will be asked again. */
    boolean stands(Work.Firing firing) {
        var setting = standing.get(firing.name());
        return setting == null ? firing.readAt() - knownSince >= 0 : setting == firing.setting();
    }

    /** Changes that were supposed may not have been committed. */
    void forget(long now) {
        standing.clear();
        knownSince = now;
    }
}
