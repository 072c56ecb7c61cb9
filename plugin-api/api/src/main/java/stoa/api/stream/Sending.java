package stoa.api.stream;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import stoa.api.access.Caller;

/** How a command is sent: by whom, with which idempotency key, expecting which sequence. Immutable. */
public final class Sending {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final Caller caller;
    private final Optional<String> key;
    private final OptionalLong expected;

    private Sending(Caller caller, Optional<String> key, OptionalLong expected) {
        this.caller = Objects.requireNonNull(caller, "caller");
        this.key = key;
        this.expected = expected;
    }

    public static Sending by(Caller caller) {
        return new Sending(caller, Optional.empty(), OptionalLong.empty());
    }

    /** A repeat with the same key on the same stream returns the first receipt; 1 to 64 printable ASCII characters. */
    public Sending withKey(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Idempotency key '" + text + "' must be 1 to 64 printable ASCII characters");
        }
        return new Sending(caller, Optional.of(text), expected);
    }

    /** Refused with {@code SEQUENCE_MOVED} unless the stream's last sequence is this one. */
    public Sending expecting(long sequence) {
        return new Sending(caller, key, OptionalLong.of(sequence));
    }

    public Caller caller() {
        return caller;
    }

    public Optional<String> key() {
        return key;
    }

    public OptionalLong expected() {
        return expected;
    }
}
