package stoa.kernel.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Checks that the address can be listened on, before anything else is touched. */
final class FreePort {
    private FreePort() {}

    static void check(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new BadStart("Cannot listen on host '" + host
                    + "': it names no address of this machine. Set stoa.http.host, for example to 127.0.0.1.");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException e) {
            throw new BadStart(
                    "Cannot listen on '" + host + ":" + port + "': " + e.getMessage()
                            + ". Stop what uses that port, or choose another with --set stoa.http.port=PORT.",
                    e);
        }
    }
}
