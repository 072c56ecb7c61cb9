package stoa.api.error;

/** The codes of the core; plugins name their own. */
public final class Errors {
    public static final ErrorCode BAD_INPUT = ErrorCode.of("BAD_INPUT", ErrorKind.CALLER);
    public static final ErrorCode TOO_LARGE = ErrorCode.of("TOO_LARGE", ErrorKind.CALLER);
    public static final ErrorCode SIGN_IN_NEEDED = ErrorCode.of("SIGN_IN_NEEDED", ErrorKind.UNAUTHENTICATED);
    public static final ErrorCode DENIED = ErrorCode.of("DENIED", ErrorKind.DENIED);
    public static final ErrorCode NOT_FOUND = ErrorCode.of("NOT_FOUND", ErrorKind.NOT_FOUND);
    public static final ErrorCode SEQUENCE_MOVED = ErrorCode.of("SEQUENCE_MOVED", ErrorKind.CONFLICT);
    public static final ErrorCode BUSY = ErrorCode.of("BUSY", ErrorKind.EXHAUSTED);
    public static final ErrorCode TOO_MANY = ErrorCode.of("TOO_MANY", ErrorKind.EXHAUSTED);
    public static final ErrorCode NOT_READY = ErrorCode.of("NOT_READY", ErrorKind.NOT_READY);
    public static final ErrorCode EXTERNAL = ErrorCode.of("EXTERNAL", ErrorKind.EXTERNAL);
    public static final ErrorCode INTERNAL = ErrorCode.of("INTERNAL", ErrorKind.INTERNAL);

    private Errors() {}

    public static PlatformException badInput(String message) {
        return new PlatformException(BAD_INPUT, message);
    }

    public static PlatformException notFound(String message) {
        return new PlatformException(NOT_FOUND, message);
    }

    public static PlatformException denied(String message) {
        return new PlatformException(DENIED, message);
    }
}
