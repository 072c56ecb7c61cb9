package stoa.kernel.lifecycle.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a version of a plugin is in its life. Transitions are methods, so that those that are not drawn do not compile.
 *
 * <pre>
 * Dropped -> Staged -> Waiting(needs) -> Starting -> Active -> Stopping -> Stopped -> Removed
 *              |            |              |           |          |
 *              v            |              v           v          v
 *         Rejected(why)     +---------> Failed(cause)        Stuck(who)
 * Failed -> Starting   retry with back-off        Failed, Active -> Staged   newer content arrived
 * </pre>
 */
sealed interface PluginState {
    /** From so many failures in a row on nobody should wait for a plugin any longer, although it is tried again. */
    int DEFINITE = 2;

    Instant since();

    /** What an administrator should know, in one sentence; empty when there is nothing to say. */
    String detail();

    /** As written to people and programs. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** A file was seen. */
    record Dropped(Instant since) implements PluginState {
        Staged staged(Instant now) {
            return new Staged(now);
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Checked and kept. */
    record Staged(Instant since) implements PluginState {
        Rejected rejected(String why, Instant now) {
            return new Rejected(why, now);
        }

        Waiting waiting(List<String> needs, Instant now) {
            return new Waiting(needs, now);
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Must not be deployed. */
    record Rejected(String why, Instant since) implements PluginState {
        @Override
        public String detail() {
            return why;
        }
    }

    /** Installed; starts when all needs are met, at once when there are none. */
    record Waiting(List<String> needs, Instant since) implements PluginState {
        public Waiting {
            needs = List.copyOf(needs);
        }

        Starting starting(Instant now) {
            return new Starting(now);
        }

        Failed failed(String cause, Instant now) {
            return new Failed(cause, 1, Optional.empty(), now);
        }

        Stopped stopped(Instant now) {
            return new Stopped(now);
        }

        @Override
        public String detail() {
            return String.join(" ", needs);
        }
    }

    /**
     * Started, and not yet seen to work.
     *
     * @param failures how often in a row before this attempt
     * @param before why the attempt before failed; empty when there was none
     */
    record Starting(int failures, String before, Instant since) implements PluginState {
        Starting(Instant since) {
            this(0, "", since);
        }

        Active active(Instant now) {
            return new Active("", now);
        }

        /** Fails for good when {@code retryAt} is empty. */
        Failed failed(String cause, Optional<Instant> retryAt, Instant now) {
            return new Failed(cause, failures + 1, retryAt, now);
        }

        Stuck stuck(String who, Instant now) {
            return new Stuck(who, now);
        }

        @Override
        public String detail() {
            return before;
        }
    }

    /**
     * At work.
     *
     * @param complaint what its probe or its needs complain about now; empty when all is well
     */
    record Active(String complaint, Instant since) implements PluginState {
        Active complaining(String sentence) {
            return new Active(sentence, since);
        }

        Stopping stopping(Instant now) {
            return new Stopping(now);
        }

        /** Quarantined: it comes back only when somebody starts it or newer content arrives. */
        Failed failed(String cause, Instant now) {
            return new Failed(cause, 1, Optional.empty(), now);
        }

        @Override
        public String detail() {
            return complaint;
        }
    }

    /** Takes no new work and finishes what it has. */
    record Stopping(Instant since) implements PluginState {
        Stopped stopped(Instant now) {
            return new Stopped(now);
        }

        Stuck stuck(String who, Instant now) {
            return new Stuck(who, now);
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Not running because somebody wished so. */
    record Stopped(Instant since) implements PluginState {
        Starting starting(Instant now) {
            return new Starting(now);
        }

        Removed removed(Instant now) {
            return new Removed(now);
        }

        @Override
        public String detail() {
            return "It was stopped by an administrator.";
        }
    }

    /** Gone from the framework. */
    record Removed(Instant since) implements PluginState {
        @Override
        public String detail() {
            return "";
        }
    }

    /** Could not be stopped: a thread or class loader of it is still alive. */
    record Stuck(String who, Instant since) implements PluginState {
        @Override
        public String detail() {
            return who;
        }
    }

    /**
     * Did not work.
     *
     * @param failures how often in a row
     * @param retryAt empty when it is not tried again by itself: it is quarantined
     */
    record Failed(String cause, int failures, Optional<Instant> retryAt, Instant since) implements PluginState {
        Starting retried(Instant now) {
            return new Starting(failures, cause, now);
        }

        Starting startedAgain(Instant now) {
            return new Starting(now);
        }

        /** Whether nobody should wait for it any longer, although it may be tried again. */
        boolean isDefinite() {
            return retryAt.isEmpty() || failures >= DEFINITE;
        }

        @Override
        public String detail() {
            return cause;
        }
    }
}
