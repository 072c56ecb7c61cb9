package stoa.judge.http;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** Where the program listens: on this machine, or on a host that the administrator listed. */
record Target(URI address, boolean isLocal) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    static Target of(String url, List<String> allowed) {
        var address = URI.create(url.strip());
        var host = address.getHost();
        var isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!isHttp || host == null || address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "Address '" + url + "' of the judge must be http or https with a host and without a password");
        }
        var isLocal = LOOPBACK.contains(host);
        if (!isLocal && !allowed.contains(host)) {
            throw new IllegalArgumentException(
                    "Host '" + host
                            + "' of the judge is neither this machine nor in stoa.judge-http.hosts; add it there if text may go there");
        }
        return new Target(address, isLocal);
    }
}
