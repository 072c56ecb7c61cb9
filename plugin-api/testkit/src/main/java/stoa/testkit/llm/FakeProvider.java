package stoa.testkit.llm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider of language models on the loopback that speaks the four wire forms and follows a {@link Script}. Thread-safe.
 *
 * <p>As a program: {@code FakeProvider PORT [SCRIPT]} prints its address and runs until it or its parent is ended.
 */
public final class FakeProvider implements AutoCloseable {
    private static final Duration DRIP = Duration.ofMillis(20);

    private final ServerSocket server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Random random = new Random(7);
    private volatile Script script;

    private FakeProvider(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    /** Starts on a free port. */
    public static FakeProvider start(Script script) {
        return start(0, script);
    }

    private static FakeProvider start(int port, Script script) {
        try {
            var fake = new FakeProvider(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), script);
            Thread.ofVirtual().name("fake-provider").start(fake::accept);
            return fake;
        } catch (IOException taken) {
            throw new UncheckedIOException("Cannot listen on port " + port, taken);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var script = arguments.length > 1 ? Script.read(Path.of(arguments[1])) : Script.of(Act.GOOD);
        try (var fake = start(Integer.parseInt(arguments[0]), script)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(fake.closed::countDown));
            System.out.println(fake.address());
            fake.closed.await();
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on it does this. */
    public void follow(Script other) {
        script = other;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException gone) {
                return;
            }
        }
    }

    /** How many requests were in hand at the same time, at most. */
    public int mostAtOnce() {
        return most.get();
    }

    private void serve(Socket socket) {
        most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
        try (socket) {
            var request = read(new BufferedInputStream(socket.getInputStream()));
            received.add(request);
            var loaded = Replies.toWarmUp(request);
            if (loaded.isPresent()) {
                loaded.get().write(socket.getOutputStream());
            } else {
                act(request, socket);
            }
        } catch (IOException | InterruptedException gone) {
            // Whoever hangs up gets no answer.
        } finally {
            inHand.decrementAndGet();
        }
    }

    private void act(Received request, Socket socket) throws IOException, InterruptedException {
        var line = script.next();
        var spread = line.to().minus(line.from()).toMillis();
        pause(line.from().plusMillis(spread > 0 ? random.nextLong(spread) : 0));
        var out = socket.getOutputStream();
        switch (line.act()) {
            case STALL -> closed.await();
            case RESET -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                socket.setSoLinger(true, 0);
            }
            case LORIS -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                while (!pause(DRIP)) {
                    out.write(' ');
                    out.flush();
                }
            }
            default -> Replies.to(request, line, random).write(out);
        }
    }

    /** Returns whether it was closed meanwhile. */
    private boolean pause(Duration length) throws InterruptedException {
        return closed.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Received read(InputStream in) throws IOException {
        var request = line(in).split(" ");
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("The connection ended within a request");
        }
        return new Received(request[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended within a request");
            }
            line.append(c == '\r' ? "" : (char) c);
        }
        return line.toString();
    }

    /** A reply to be written. */
    record Reply(int status, List<String> headers, String body) {
        void write(OutputStream out) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = new StringBuilder("HTTP/1.1 " + status + " Fake\r\nConnection: close\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
        }
    }
}
