package stoa.kernel.observability.logging;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Leads the OSGi log and framework errors into SLF4J; without it a component that fails to activate would fail in silence. */
public final class OsgiLog implements ServiceTrackerCustomizer<LogReaderService, LogReaderService> {
    private final BundleContext context;
    private final LogListener listener = OsgiLog::write;
    private final FrameworkListener errors = OsgiLog::write;
    private final ServiceTracker<LogReaderService, LogReaderService> readers;

    private OsgiLog(BundleContext context) {
        this.context = context;
        this.readers = new ServiceTracker<>(context, LogReaderService.class, this);
    }

    public static OsgiLog follow(BundleContext context) {
        var log = new OsgiLog(context);
        context.addFrameworkListener(log.errors);
        log.readers.open();
        return log;
    }

    public void close() {
        readers.close();
        context.removeFrameworkListener(errors);
    }

    @Override
    public LogReaderService addingService(ServiceReference<LogReaderService> reference) {
        var reader = context.getService(reference);
        reader.addLogListener(listener);
        return reader;
    }

    @Override
    public void modifiedService(ServiceReference<LogReaderService> reference, LogReaderService reader) {}

    @Override
    public void removedService(ServiceReference<LogReaderService> reference, LogReaderService reader) {
        reader.removeLogListener(listener);
        context.ungetService(reference);
    }

    private static void write(LogEntry entry) {
        if (entry.getLoggerName().startsWith("Events.")) {
            return;
        }
        logger(entry.getBundle().getSymbolicName())
                .atLevel(level(entry))
                .addKeyValue("bundle", entry.getBundle().getSymbolicName())
                .setCause(entry.getException())
                .log(entry.getMessage());
    }

    private static void write(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            logger(event.getBundle().getSymbolicName())
                    .atError()
                    .addKeyValue("bundle", event.getBundle().getSymbolicName())
                    .setCause(event.getThrowable())
                    .log("The framework reports an error");
        }
    }

    private static Logger logger(String bundle) {
        return LoggerFactory.getLogger(bundle == null ? "osgi" : bundle);
    }

    private static Level level(LogEntry entry) {
        return switch (entry.getLogLevel()) {
            case ERROR, AUDIT -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}
