package stoa.llm.wire;

import java.time.Duration;

/** Carries one call. Threads: any, several at once. */
public interface Transport extends AutoCloseable {
    /**
     * Sends and waits for the whole answer, at most so long.
     *
     * @throws Broken when no whole answer came
     */
    HttpReply send(HttpCall call, Duration limit) throws Broken, InterruptedException;

    @Override
    void close();

    /** No whole answer came; the message holds nothing of the call. */
    final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        /** Why. */
        public enum Cause {
            TOO_LATE,
            TOO_LARGE,
            /** Nothing was sent: nobody listens there. */
            UNREACHED,
            DISCONNECTED
        }

        private final Cause why;

        public Broken(Cause why) {
            super(why.name());
            this.why = why;
        }

        public Cause why() {
            return why;
        }
    }
}
