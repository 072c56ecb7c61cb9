package stoa.acceptance.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A live connection on which anything can be sent, frames that no client library would build included. */
public final class RawSocket implements AutoCloseable {
    /** The first byte of a frame with a whole text or binary message. */
    public static final int TEXT = 0x81;

    public static final int BINARY = 0x82;

    private static final int CLOSE = 0x88;
    private static final int MASKED = 0x80;
    private static final byte[] JSON_MARK = "\"id\":99".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROTOBUF_MARK = {0x08, 0x63};

    private final Socket socket;
    private final DataInputStream in;
    private final boolean protobuf;

    private RawSocket(Socket socket, boolean protobuf) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.protobuf = protobuf;
    }

    /** Upgrades; says nothing yet. */
    public static RawSocket open(URI live, String cookie, boolean protobuf) throws IOException {
        var socket = new Socket();
        // Whoever reads nothing should not have the machine read ahead for him.
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new InetSocketAddress(live.getHost(), live.getPort()));
        socket.setSoTimeout(10_000);
        var raw = new RawSocket(socket, protobuf);
        raw.write(("GET /connection/websocket HTTP/1.1\r\nHost: " + live.getAuthority() + "\r\nConnection: Upgrade\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://" + live.getAuthority()
                        + "\r\n"
                        + "Cookie: " + cookie + "\r\n"
                        + (protobuf ? "Sec-WebSocket-Protocol: centrifuge-protobuf\r\n" : "") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        raw.skipHead();
        return raw;
    }

    /** Says hello as the protocol asks. */
    public RawSocket connect() {
        return protobuf
                ? send(BINARY, new byte[] {4, 0x08, 1, 0x22, 0})
                : send(TEXT, "{\"id\":1,\"connect\":{}}".getBytes(StandardCharsets.US_ASCII));
    }

    /** A masked frame with this first byte. */
    public RawSocket send(int first, byte[] payload) {
        return send(first, MASKED, payload.length, payload);
    }

    /** A frame that may claim another length than it has, or leave out the mask. */
    public RawSocket send(int first, int mask, int length, byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.write(first);
        out.write(mask | 127);
        for (var shift = 56; shift >= 0; shift -= 8) {
            out.write((int) ((long) length >> shift));
        }
        if (mask == MASKED) {
            out.writeBytes(new byte[4]);
        }
        out.writeBytes(payload);
        try {
            write(out.toByteArray());
        } catch (IOException thrownOut) {
            // What it was thrown out for is still to be read.
        }
        return this;
    }

    /** Asks for a sign of life and returns what comes first: "alive", "closed" with the code, "broken" or "silent". */
    public String outcome() {
        send(
                protobuf ? BINARY : TEXT,
                protobuf
                        ? new byte[] {4, 0x08, 0x63, 0x5a, 0}
                        : "{\"id\":99,\"ping\":{}}".getBytes(StandardCharsets.US_ASCII));
        try {
            while (true) {
                var first = in.readUnsignedByte();
                var payload = in.readNBytes(length());
                if (first == CLOSE) {
                    return "closed " + (((payload[0] & 0xff) << 8) | (payload[1] & 0xff));
                }
                if (contains(payload, protobuf ? PROTOBUF_MARK : JSON_MARK)) {
                    return "alive";
                }
            }
        } catch (SocketTimeoutException nothing) {
            return "silent";
        } catch (IOException end) {
            return "broken";
        }
    }

    /** No more is coming from here. */
    public RawSocket fallSilent() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int length() throws IOException {
        var small = in.readUnsignedByte();
        return small < 126 ? small : small == 126 ? in.readUnsignedShort() : Math.toIntExact(in.readLong());
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private void skipHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("Not upgraded: " + head);
        }
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (var at = 0; at + part.length <= all.length; at++) {
            if (java.util.Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
