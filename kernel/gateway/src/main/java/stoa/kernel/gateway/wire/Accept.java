package stoa.kernel.gateway.wire;

/** Takes a socket that has just opened; called once per connection. */
public interface Accept {
    Receiver opened(Wire wire);
}
