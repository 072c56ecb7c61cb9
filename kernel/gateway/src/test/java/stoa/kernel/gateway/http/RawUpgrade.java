package stoa.kernel.gateway.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import stoa.kernel.gateway.fixture.Hall;

/** Requests with headers that well-behaved clients do not let one set. */
final class RawUpgrade {
    private RawUpgrade() {}

    static int status(Hall hall, String header) {
        return ask(
                hall,
                "GET /connection/websocket HTTP/1.1\r\nHost: 127.0.0.1:"
                        + hall.at("/").getPort()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + header + "\r\n\r\n");
    }

    static int get(Hall hall, String path, String host) {
        return ask(hall, "GET " + path + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n");
    }

    private static int ask(Hall hall, String request) {
        try (var socket = new Socket("127.0.0.1", hall.at("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(line.split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
