package stoa.kernel.gateway.wire;

/** What comes in over one socket, one call at a time, on a thread that may block. */
public interface Receiver {
    void received(byte[] message);

    /** The socket is gone; told once, at last. */
    void closed();
}
