package stoa.kernel.gateway.settings;

import java.util.regex.Pattern;
import stoa.api.error.Errors;
import stoa.kernel.contract.platform.Settings;

/** So many a second in the long run, so many at once; written {@code 20/40}. */
public record Rate(int perSecond, int burst) {
    /** More than anybody can use. */
    public static final Rate UNLIMITED = new Rate(1_000_000, 1_000_000);

    private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,6})/([1-9]\\d{0,6})");

    /** Whether {@code stoa.limits} is off: for measuring, never where strangers come. */
    public static boolean isOff(Settings settings) {
        return settings.text("stoa.limits", "on").equals("off");
    }

    public static Rate from(Settings settings, String name, Rate otherwise) {
        return isOff(settings)
                ? UNLIMITED
                : settings.find(name).map(text -> parse(name, text)).orElse(otherwise);
    }

    private static Rate parse(String name, String text) {
        var match = SHAPE.matcher(text.trim());
        if (!match.matches()) {
            throw Errors.badInput("Setting '" + name + "' is '" + text + "'; expected a rate and a burst like 20/40.");
        }
        return new Rate(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }
}
