package stoa.api.error;

/** Who has to act on an error; each kind maps to exactly one HTTP status. */
public enum ErrorKind {
    /** The input is malformed or out of range: the caller must change it. */
    CALLER(400),
    /** Nobody is signed in, or the credential is not valid any more. */
    UNAUTHENTICATED(401),
    /** The caller is known and may not do this. */
    DENIED(403),
    /** The thing named does not exist, or the caller may not know that it does. */
    NOT_FOUND(404),
    /** The caller's picture is out of date, for example an expected sequence that has moved on. */
    CONFLICT(409),
    /** Well-formed, but the rules of the domain refuse it now. */
    REJECTED(422),
    /** A limit is reached: the same request may work later. */
    EXHAUSTED(429),
    /** A part that is needed is starting, being swapped, or draining: retry with the same key. */
    NOT_READY(503),
    /** Something outside the platform failed. */
    EXTERNAL(502),
    /** A fault of the platform or of a plugin. */
    INTERNAL(500);

    private final int httpStatus;

    ErrorKind(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
