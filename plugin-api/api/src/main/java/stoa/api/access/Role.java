package stoa.api.access;

/** What somebody is in this hall; a person may hold several. */
public enum Role {
    /** Came in by nickname, without an account. */
    GUEST,
    MEMBER,
    TEACHER,
    ADMIN,
    /** A thing, not a person; may only use what was granted to it. */
    DEVICE,
    /** The platform and its plugins themselves: timers, jobs, reactions. Never given to a credential. */
    SYSTEM
}
