package stoa.api.access;

/** What somebody shows to be let in. The text is a secret: hash it before storing, never log it. */
public sealed interface Credential {
    String secret();

    /** The value of the session cookie. */
    record SessionToken(String secret) implements Credential {
        @Override
        public String toString() {
            return "SessionToken[hidden]";
        }
    }

    /** A token for programs, sent as {@code Authorization: Bearer}. */
    record ApiToken(String secret) implements Credential {
        @Override
        public String toString() {
            return "ApiToken[hidden]";
        }
    }
}
