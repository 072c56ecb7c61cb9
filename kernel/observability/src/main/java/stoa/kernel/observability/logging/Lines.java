package stoa.kernel.observability.logging;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event as a line for people. What was logged cannot begin a line of its own, end its quotes or steer the terminal, whoever wrote
 * it: lines of a stack trace are indented, everything else is one line.
 */
final class Lines extends LayoutBase<ILoggingEvent> {
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}&&[^\\t]]");
    private static final Pattern END_OF_LINE = Pattern.compile("\\R");
    private static final String INSTEAD = "\u00b7";
    private static final int LOGGER_LENGTH = 24;

    private final TargetLengthBasedClassNameAbbreviator loggers =
            new TargetLengthBasedClassNameAbbreviator(LOGGER_LENGTH);
    private final DateTimeFormatter times =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(times.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(' ')
                .append("%-5s".formatted(event.getLevel()))
                .append(' ')
                .append(plain(loggers.abbreviate(event.getLoggerName())))
                .append(' ')
                .append(plain(event.getFormattedMessage()));
        for (var pair : Optional.ofNullable(event.getKeyValuePairs()).orElse(java.util.List.of())) {
            line.append(' ')
                    .append(plain(pair.key))
                    .append("=\"")
                    .append(quoted(pair.value))
                    .append('"');
        }
        return line.append(System.lineSeparator()).append(trace(event)).toString();
    }

    private static String trace(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? ""
                : END_OF_LINE
                        .splitAsStream(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                        .map(line -> "  " + plain(line) + System.lineSeparator())
                        .reduce("", String::concat);
    }

    private static String quoted(Object value) {
        return plain(String.valueOf(value)).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String plain(String text) {
        return STEERING.matcher(text == null ? "" : text).replaceAll(INSTEAD);
    }
}
