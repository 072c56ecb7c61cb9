package stoa.kernel.gateway.live;

/** The order in which a queue is emptied. */
enum Lane {
    /** Replies and notices. */
    CONTROL,
    /** What must not be lost. */
    LOGGED,
    /** What the next of its kind makes worthless. */
    EPHEMERAL
}
