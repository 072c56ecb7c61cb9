package stoa.debate.room;

/** Where a debate stands. */
public enum Stage {
    UNOPENED,
    /** Waits for people to take the seats. */
    OPEN,
    RUNNING,
    /** Both clocks stand still because somebody is away and has grace left. */
    PAUSED,
    /** Over; the verdict decides the result. */
    CLOSING,
    DECIDED,
    /** Ended without a result. */
    ABORTED;

    /** Two people sit and speak. */
    public boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }

    /** Nobody can do anything any more. */
    public boolean isOver() {
        return this == CLOSING || this == DECIDED || this == ABORTED;
    }
}
