package stoa.api.debate;

/** The side of a speaker. */
public enum Seat {
    /** Speaks for the motion, and first. */
    PROPOSITION,
    OPPOSITION;

    public Seat other() {
        return this == PROPOSITION ? OPPOSITION : PROPOSITION;
    }
}
