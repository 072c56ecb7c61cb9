package stoa.kernel.persistence.unit;

import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The provider's log, from warnings upwards. */
final class UnitLog extends AbstractSessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(UnitLog.class);

    private final String unit;

    UnitLog(String unit) {
        this.unit = unit;
        setLevel(SessionLog.WARNING);
    }

    @Override
    public void log(SessionLogEntry entry) {
        if (entry.getLevel() >= SessionLog.WARNING) {
            LOG.atWarn()
                    .addKeyValue("unit", unit)
                    .addKeyValue("text", formatMessage(entry))
                    .setCause(entry.getException())
                    .log("The persistence provider has a complaint");
        }
    }
}
