package stoa.api.channel;

import java.util.regex.Pattern;

/** The name of a channel, {@code kind:key}, at most 120 characters, for example {@code live:deb_01jdz3v8m2k4}. */
public record ChannelName(String kind, String key) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.#-]{1,79}");

    public ChannelName {
        if (!KIND.matcher(kind).matches() || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "Channel '" + kind + ":" + key + "' must be kind:key, like live:deb_01j, at most 120 characters");
        }
    }

    public static ChannelName of(String kind, String key) {
        return new ChannelName(kind, key);
    }

    public static ChannelName parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Channel '" + text + "' must be kind:key, like live:deb_01j");
        }
        return new ChannelName(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
