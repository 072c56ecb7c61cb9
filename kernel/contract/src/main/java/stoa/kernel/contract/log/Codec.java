package stoa.kernel.contract.log;

/** How a payload is written; the ordinal is stored, so the order never changes. */
public enum Codec {
    JSON,
    BYTES
}
