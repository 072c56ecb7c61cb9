package stoa.kernel.contract.log;

import java.time.Instant;

/** A state written down; {@code hash} is the SHA-256 of the payload, verified when it is read. */
public record StoredSnapshot(
        long sequence, String type, int version, Codec codec, byte[] payload, byte[] hash, Instant at) {}
