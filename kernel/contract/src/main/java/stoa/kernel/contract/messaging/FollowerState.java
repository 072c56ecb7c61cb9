package stoa.kernel.contract.messaging;

import java.util.Objects;

/**
 * How a projection or reaction is doing.
 *
 * @param version of a projection; 1 for a reaction
 * @param behind how many positions of the log are still before it, those of other kinds included
 * @param setAside events that a reaction gave up since the platform started
 * @param error the last failure in words; empty when all is well
 */
public record FollowerState(
        String name, Sort sort, Phase phase, int version, long behind, long setAside, String error) {
    public FollowerState {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sort, "sort");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(error, "error");
    }

    /** What it is. */
    public enum Sort {
        PROJECTION,
        REACTION
    }

    /** What it does now; one that stands still waits for another version of its plugin. */
    public enum Phase {
        FOLLOWING,
        RETRYING,
        STANDING_STILL,
        STOPPED
    }
}
