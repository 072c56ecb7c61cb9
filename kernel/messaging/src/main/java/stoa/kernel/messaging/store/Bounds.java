package stoa.kernel.messaging.store;

import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/** What a store takes. */
final class Bounds {
    private static final int LONGEST_KEY = 120;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_LISTED = 1000;

    private Bounds() {}

    static String key(String store, String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw Errors.badInput("Key '" + key + "' of store '" + store + "' must have 1 to " + LONGEST_KEY
                    + " characters. Shorten it.");
        }
        return key;
    }

    static byte[] value(String store, String key, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new PlatformException(
                    Errors.TOO_LARGE,
                    "Document '" + key + "' in store '" + store + "' has " + bytes.length + " bytes; at most "
                            + MOST_BYTES + " are kept. Split it.");
        }
        return bytes;
    }

    static int listed(int limit) {
        return Math.clamp(limit, 1, MOST_LISTED);
    }
}
