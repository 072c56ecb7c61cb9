package stoa.acceptance.nemesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy in front of the hall whose connections can be cut, delayed, stalled in one direction, or left half open. */
public final class BadNetwork implements AutoCloseable {
    private final ServerSocket entry;
    private final InetSocketAddress target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;

    private BadNetwork(ServerSocket entry, InetSocketAddress target) {
        this.entry = entry;
        this.target = target;
    }

    public static BadNetwork before(String host, int port) {
        try {
            var proxy = new BadNetwork(
                    new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), new InetSocketAddress(host, port));
            Thread.ofVirtual().name("bad-network").start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return entry.getLocalPort();
    }

    /** Holds each piece of data back for so long, in both directions. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Resets up to so many connections, arbitrary ones. */
    public void cut(int count) {
        links.stream().limit(count).forEach(Link::cut);
    }

    /** Drops the hall's side of up to so many connections and tells the client nothing: half open. */
    public void orphan(int count) {
        links.stream().limit(count).forEach(Link::orphan);
    }

    /** Ends the way to the client of up to so many connections; the way back stays: half closed. */
    public void halfClose(int count) {
        links.stream().limit(count).forEach(Link::halfClose);
    }

    /** Stops passing data to the client on up to so many connections; they stay open. */
    public void stall(int count) {
        links.stream().limit(count).forEach(link -> link.stalled = true);
    }

    /** Passes data again. */
    public void release() {
        links.forEach(link -> link.stalled = false);
    }

    @Override
    public void close() {
        try {
            entry.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        links.forEach(Link::cut);
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                var link = new Link(entry.accept());
                Thread.ofVirtual().start(link::open);
            } catch (SocketException ended) {
                return;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private final class Link {
        private final Socket client;
        private final Socket server = new Socket();
        private volatile boolean stalled;
        private volatile boolean orphaned;

        Link(Socket client) {
            this.client = client;
        }

        void open() {
            try {
                server.connect(target, 5000);
                links.add(this);
                Thread.ofVirtual().start(() -> pass(client, server, false));
                pass(server, client, true);
            } catch (IOException unreachable) {
                cut();
            }
        }

        private void pass(Socket from, Socket to, boolean towardsClient) {
            var buffer = new byte[16 * 1024];
            try {
                var in = from.getInputStream();
                var out = to.getOutputStream();
                for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    hold(towardsClient);
                    out.write(buffer, 0, count);
                }
            } catch (IOException broken) {
                // One side is gone; so is the other.
            }
            if (!orphaned) {
                cut();
            }
        }

        private void hold(boolean towardsClient) {
            if (!delay.isZero()) {
                LockSupport.parkNanos(delay.toNanos());
            }
            while (towardsClient && stalled && !client.isClosed()) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }

        void orphan() {
            orphaned = true;
            quietly(server);
        }

        void halfClose() {
            try {
                client.shutdownOutput();
            } catch (IOException alreadyGone) {
                cut();
            }
        }

        void cut() {
            links.remove(this);
            quietly(client);
            quietly(server);
        }

        private static void quietly(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException alreadyGone) {
                // Closing what is closed is no news.
            }
        }
    }
}
