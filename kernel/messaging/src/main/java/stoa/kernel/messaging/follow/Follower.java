package stoa.kernel.messaging.follow;

import java.util.Set;
import stoa.kernel.contract.messaging.FollowerState;

/** A running projection or reaction. */
sealed interface Follower permits ProjectionFollower, ReactionFollower {
    void start();

    Set<String> kinds();

    /** There may be something new in the log. */
    void wake();

    /** Returns when no call into the plugin is in hand, or the time for it has run out. */
    void stop();

    FollowerState state();
}
