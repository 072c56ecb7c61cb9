package stoa.kernel.contract.log;

import java.time.Instant;
import stoa.api.stream.StreamId;

/** A timer as it stands. */
public record StoredTimer(
        StreamId stream, String name, Instant due, String command, int version, byte[] payload, long setting) {}
