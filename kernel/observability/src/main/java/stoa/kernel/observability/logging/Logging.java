package stoa.kernel.observability.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Configures Logback from settings.
 *
 * <ul>
 *   <li>{@code stoa.log.format}: {@code text} (default) or {@code json}, for standard output;
 *   <li>{@code stoa.log.level}: of everything, default {@code info};
 *   <li>{@code stoa.log.levels}: of single loggers, for example {@code stoa.debate=debug,org.eclipse=warn};
 *   <li>{@code stoa.data}: the file {@code log/stoa.jsonl} is written below it; without it there is no file.
 * </ul>
 */
public final class Logging {
    private static final String QUIET =
            "org.eclipse=warn,org.apache.felix=warn,com.zaxxer=warn,org.flywaydb=warn,LogService=warn,org.osgi.service=warn";

    private Logging() {}

    /** Replaces the whole configuration; java.util.logging is led into it. */
    public static void configure(Function<String, Optional<String>> settings) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level(settings.apply("stoa.log.level").orElse("info")));
        levels(context, QUIET);
        settings.apply("stoa.log.levels").ifPresent(list -> levels(context, list));
        var json = settings.apply("stoa.log.format").orElse("text").equals("json");
        root.addAppender(Appenders.console(context, json));
        settings.apply("stoa.data").map(Path::of).ifPresent(data -> toFile(context, root, data));
        bridgeJul();
    }

    /** Flushes and closes the appenders. */
    public static void close() {
        SLF4JBridgeHandler.uninstall();
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    private static void toFile(LoggerContext context, Logger root, Path data) {
        root.addAppender(Appenders.file(context, data.resolve("log")));
    }

    private static void levels(LoggerContext context, String list) {
        for (var entry : list.split(",", -1)) {
            var parts = entry.split("=", 2);
            if (parts.length == 2 && !parts[0].isBlank()) {
                context.getLogger(parts[0].strip()).setLevel(level(parts[1].strip()));
            }
        }
    }

    private static Level level(String name) {
        return Level.toLevel(name, Level.INFO);
    }

    private static void bridgeJul() {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
