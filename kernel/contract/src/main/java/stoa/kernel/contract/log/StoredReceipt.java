package stoa.kernel.contract.log;

import java.time.Instant;

/** What was answered to the first command with a key. */
public record StoredReceipt(long sequence, Instant at) {}
