package stoa.kernel.observability.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/** The two places a log event is written to. */
final class Appenders {
    private static final FileSize FILE_LIMIT = FileSize.valueOf("20MB");
    private static final FileSize TOTAL_LIMIT = FileSize.valueOf("200MB");
    private static final int DAYS_KEPT = 14;

    private Appenders() {}

    static Appender<ILoggingEvent> console(LoggerContext context, boolean json) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("console");
        appender.setEncoder(json ? json(context) : text(context));
        appender.start();
        return appender;
    }

    /** Rolls daily and at 20 MB; two weeks and 200 MB are kept. */
    static Appender<ILoggingEvent> file(LoggerContext context, Path folder) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve("stoa.jsonl").toString());
        appender.setEncoder(json(context));
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(
                folder.resolve("stoa-%d{yyyy-MM-dd}.%i.jsonl.gz").toString());
        policy.setMaxFileSize(FILE_LIMIT);
        policy.setTotalSizeCap(TOTAL_LIMIT);
        policy.setMaxHistory(DAYS_KEPT);
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithContext(false);
        encoder.setWithMDC(false);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        var lines = new Lines();
        lines.setContext(context);
        lines.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(lines);
        encoder.start();
        return encoder;
    }
}
