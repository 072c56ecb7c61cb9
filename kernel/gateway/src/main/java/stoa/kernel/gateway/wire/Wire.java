package stoa.kernel.gateway.wire;

/** One open socket as the hub writes to it. Never blocks; thread-safe. */
public interface Wire {
    /** Sends one message, whose bytes must not change; the next may be sent when the completion was told. */
    void send(byte[] message, Completion completion);

    /** Ends the connection; later calls do nothing. */
    void close(int code, String reason);

    boolean isOpen();

    /** Is told once how a message ended, possibly before {@link #send} returns. */
    interface Completion {
        void done(boolean sent);
    }
}
