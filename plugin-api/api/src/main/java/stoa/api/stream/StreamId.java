package stoa.api.stream;

import java.util.regex.Pattern;

/**
 * The name of a stream, written {@code kind:key}, for example {@code debate:deb_01jdz3v8m2k4}. It is also the name of the
 * channel on which the stream's events are published.
 */
public record StreamId(String kind, String key) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.#-]{1,79}");

    public StreamId {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "Stream kind '" + kind + "' must be lower case letters, digits and hyphens");
        }
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "Stream key '" + key + "' must be 1 to 79 letters, digits or one of _ . # -");
        }
    }

    public static StreamId of(String kind, String key) {
        return new StreamId(kind, key);
    }

    /** Reads {@code kind:key}; throws {@link IllegalArgumentException} that names the text otherwise. */
    public static StreamId parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Stream '" + text + "' must look like debate:deb_01j");
        }
        return new StreamId(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
