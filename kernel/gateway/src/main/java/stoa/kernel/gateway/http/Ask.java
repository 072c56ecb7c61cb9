package stoa.kernel.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.call.RouteTemplate;

/** One request, read. */
public final class Ask {
    private final Request request;
    private final String path;
    private final String correlation;

    Ask(Request request, String correlation) {
        this.request = request;
        this.path = Request.getPathInContext(request);
        this.correlation = correlation;
    }

    Request request() {
        return request;
    }

    public String method() {
        return request.getMethod();
    }

    /** Whether it cannot change anything. */
    public boolean isSafe() {
        return isRead() || method().equals("OPTIONS");
    }

    public boolean isRead() {
        return method().equals("GET") || method().equals("HEAD");
    }

    public String path() {
        return path;
    }

    /** The decoded segments of the path. */
    public List<String> segments() {
        return RouteTemplate.split(path).stream().map(URIUtil::decodePath).toList();
    }

    public String correlation() {
        return correlation;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** The query's values by name; a name given twice is an error, since nobody can tell which value counts. */
    public Map<String, String> query() {
        var values = new LinkedHashMap<String, String>();
        for (var field : Request.extractQueryParameters(request)) {
            if (field.getValues().size() > 1) {
                throw Errors.badInput("'" + field.getName() + "' is in the query twice; give it once.");
            }
            values.put(field.getName(), field.getValue());
        }
        return values;
    }

    public Optional<String> cookie(String name) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    /** The whole body; {@code TOO_LARGE} beyond the limit. */
    public byte[] body(int limit) {
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        try (var in = Request.asInputStream(request)) {
            var body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                throw tooLarge(limit);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("The request's body ended early", e);
        }
    }

    /** The text of an IP address; {@code unknown} where a proxy names none, or one that would pass for this machine. */
    public String address() {
        return remote().or(this::forwarded).map(InetAddress::getHostAddress).orElse("unknown");
    }

    /** Whether it comes from this machine itself, not through a proxy. */
    public boolean isFromHere() {
        var forwarded =
                header("X-Forwarded-For").isPresent() || header("Forwarded").isPresent();
        return !forwarded && isLoopback();
    }

    public boolean isLoopback() {
        return remote().map(InetAddress::isLoopbackAddress).orElse(false);
    }

    public boolean isUpgrade() {
        return "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE));
    }

    /** The host that the client says it asks, without the port, in lower case. */
    public String host() {
        return Optional.ofNullable(Request.getServerName(request)).orElse("").toLowerCase(Locale.ROOT);
    }

    /** Scheme, host and port of this request as a browser writes an origin. */
    public String ownOrigin() {
        var uri = request.getHttpURI();
        var scheme = request.isSecure() ? "https" : "http";
        var port = Request.getServerPort(request);
        var standard = port == (request.isSecure() ? 443 : 80) || port <= 0;
        return (scheme + "://" + (uri.getHost() == null ? host() : uri.getHost()) + (standard ? "" : ":" + port))
                .toLowerCase(Locale.ROOT);
    }

    private Optional<InetAddress> remote() {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? Optional.ofNullable(socket.getAddress())
                : Optional.empty();
    }

    /** What a proxy says stays text to the server; it is never looked up. */
    private Optional<InetAddress> forwarded() {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket)) {
            return Optional.empty();
        }
        try {
            var named = InetAddress.ofLiteral(socket.getHostString().replaceAll("[\\[\\]]", ""));
            return named.isLoopbackAddress() ? Optional.empty() : Optional.of(named);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PlatformException tooLarge(int limit) {
        return new PlatformException(Errors.TOO_LARGE, "The body is larger than " + limit + " bytes; send less.");
    }
}
