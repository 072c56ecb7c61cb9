package stoa.accounts.people;

import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.PlatformException;

/** What accounts may refuse, by name. */
final class AccountErrors {
    private static final ErrorCode NAME_TAKEN = ErrorCode.of("NAME_TAKEN", ErrorKind.CONFLICT);
    private static final ErrorCode WRONG_CREDENTIALS = ErrorCode.of("WRONG_CREDENTIALS", ErrorKind.UNAUTHENTICATED);
    private static final ErrorCode ACCOUNT_CLOSED = ErrorCode.of("ACCOUNT_CLOSED", ErrorKind.DENIED);
    private static final ErrorCode SETUP_LINK_INVALID = ErrorCode.rejected("SETUP_LINK_INVALID");
    private static final ErrorCode LAST_ADMIN = ErrorCode.rejected("LAST_ADMIN");

    private AccountErrors() {}

    static PlatformException nameTaken(String name) {
        return new PlatformException(
                NAME_TAKEN, "The name '" + name + "', or one that looks like it, is taken. Choose another one.");
    }

    static PlatformException wrongCredentials() {
        return new PlatformException(
                WRONG_CREDENTIALS, "The name or the password is not right. Check both and try again.");
    }

    static PlatformException wrongPassword() {
        return new PlatformException(
                ErrorCode.rejected("WRONG_PASSWORD"), "The current password is not right. Check it and try again.");
    }

    static PlatformException deactivated(String name) {
        return new PlatformException(
                ACCOUNT_CLOSED, "The account '" + name + "' is deactivated. Ask an administrator to activate it.");
    }

    static PlatformException onlyForDemo(String name) {
        return new PlatformException(
                ACCOUNT_CLOSED,
                "The account '" + name + "' is for demonstrations; it opens only on the machine itself, "
                        + "with the setting stoa.demo=true.");
    }

    static PlatformException setupLinkInvalid() {
        return new PlatformException(
                SETUP_LINK_INVALID,
                "This setup link is used, too old, or from an earlier start. Take the newest link from the console.");
    }

    static PlatformException lastAdmin(String name) {
        return new PlatformException(
                LAST_ADMIN,
                "'" + name + "' is the last administrator, so the role has to stay. Make somebody else one first.");
    }

    static PlatformException rejected(String code, String message) {
        return new PlatformException(ErrorCode.rejected(code), message);
    }
}
