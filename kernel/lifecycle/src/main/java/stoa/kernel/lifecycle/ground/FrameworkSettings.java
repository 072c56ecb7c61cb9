package stoa.kernel.lifecycle.ground;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.Settings;

/** The settings as the launcher handed them to the framework. */
@Component
public final class FrameworkSettings implements Settings {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final Source source;

    /** Where the texts come from. */
    @FunctionalInterface
    interface Source {
        @Nullable
        String text(String name);
    }

    @Activate
    public FrameworkSettings(BundleContext context) {
        this(context::getProperty);
    }

    FrameworkSettings(Source source) {
        this.source = source;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(source.text(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public int number(String name, int otherwise) {
        return find(name).map(text -> number(name, text)).orElse(otherwise);
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        return find(name).map(text -> duration(name, text)).orElse(otherwise);
    }

    @Override
    public boolean flag(String name, boolean otherwise) {
        return find(name).map(text -> flag(name, text)).orElse(otherwise);
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw misfit(name, text, "a whole number");
        }
    }

    private static Duration duration(String name, String text) {
        var match = SHORT_DURATION.matcher(text);
        if (match.matches()) {
            return ofUnit(Long.parseLong(match.group(1)), match.group(2));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException _) {
            throw misfit(name, text, "a duration like 5s, 250ms, 2m or PT5S");
        }
    }

    private static Duration ofUnit(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static boolean flag(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw misfit(name, text, "true or false");
        };
    }

    private static PlatformException misfit(String name, String text, String expected) {
        return Errors.badInput(
                "Setting '" + name + "' is '" + text + "', expected " + expected + ". Correct it and start again.");
    }
}
