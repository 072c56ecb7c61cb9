package stoa.kernel.contract.log;

import java.util.Objects;

/**
 * An event to be written.
 *
 * @param codec see {@link Codec}
 * @param by the id of the caller
 */
public record NewEvent(String type, int version, Codec codec, byte[] payload, String by) {
    public NewEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(by, "by");
    }
}
