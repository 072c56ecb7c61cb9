package stoa.kernel.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stoa.api.error.Errors;
import stoa.kernel.contract.platform.Settings;

/**
 * Where and how the server listens.
 *
 * @param hosts further host names by which people may reach it
 * @param forwarded whether a proxy in front is to be believed about addresses and scheme
 */
public record HttpSettings(
        String host, int port, Optional<URI> publicUrl, Set<String> hosts, boolean forwarded, Optional<Tls> tls) {
    /** A key store for TLS. */
    public record Tls(Path keyStore, String password) {
        @Override
        public String toString() {
            return "Tls[" + keyStore + "]";
        }
    }

    /** How long a request may take and how large it may be. */
    public record Bounds(int body, Duration deadline, Rate requests) {
        public static Bounds from(Settings settings) {
            return new Bounds(
                    settings.number("stoa.http.body", 256 * 1024),
                    settings.duration("stoa.http.deadline", Duration.ofSeconds(10)),
                    Rate.from(settings, "stoa.http.rate", new Rate(50, 200)));
        }
    }

    public static HttpSettings from(Settings settings) {
        return new HttpSettings(
                settings.text("stoa.http.host", "127.0.0.1"),
                settings.number("stoa.http.port", 8080),
                settings.find("stoa.public.url").map(HttpSettings::url),
                names(settings.text("stoa.http.hosts", "")),
                settings.flag("stoa.http.forwarded", false),
                settings.find("stoa.http.tls.keystore")
                        .map(path -> new Tls(Path.of(path), settings.text("stoa.http.tls.password", ""))));
    }

    /** Whether browsers reach the platform over TLS, here or at a proxy. */
    public boolean isSecure() {
        return publicUrl.map(url -> "https".equals(url.getScheme())).orElse(tls.isPresent());
    }

    private static URI url(String text) {
        try {
            var url = URI.create(text);
            if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw Errors.badInput(complaint(text));
        }
        throw Errors.badInput(complaint(text));
    }

    private static String complaint(String text) {
        return "Setting 'stoa.public.url' is '" + text + "'; expected an address like https://stoa.example.org/.";
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(name -> !name.isBlank())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
