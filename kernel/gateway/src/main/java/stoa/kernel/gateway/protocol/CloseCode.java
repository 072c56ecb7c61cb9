package stoa.kernel.gateway.protocol;

/** Why the server ends a connection; clients come back after 3000 to 3499 and do not after 3500 to 3999. */
public enum CloseCode {
    SHUTDOWN(3001, "shutdown"),
    EXPIRED(3005, "connection expired"),
    SLOW(3008, "slow"),
    NO_PONG(3012, "no pong"),
    TOO_MANY_REQUESTS(3013, "too many requests"),
    INVALID_TOKEN(3500, "invalid token"),
    BAD_REQUEST(3501, "bad request"),
    STALE(3502, "no connect in time"),
    FORCED(3503, "ended by the platform"),
    CONNECTION_LIMIT(3504, "connection limit");

    private final int number;
    private final String reason;

    CloseCode(int number, String reason) {
        this.number = number;
        this.reason = reason;
    }

    public int number() {
        return number;
    }

    public String reason() {
        return reason;
    }
}
