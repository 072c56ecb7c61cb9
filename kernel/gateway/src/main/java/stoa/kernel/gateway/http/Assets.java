package stoa.kernel.gateway.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.kernel.gateway.policy.HallRules;
import stoa.kernel.gateway.policy.Policy;

/**
 * {@code /assets/<bundle>/<version or current>/<file>}: never changes, so browsers keep it for ever; compressed variants that
 * the build made ({@code .br}, {@code .gz}) are preferred. Only the page's {@code worker.js} is asked for anew each time.
 */
final class Assets implements Route {
    static final String PREFIX = "/assets/";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final AssetShelf shelf;
    private final Policy policy;

    private record Coding(String name, String ending) {}

    Assets(AssetShelf shelf, Policy policy) {
        this.shelf = shelf;
        this.policy = policy;
    }

    @Override
    public Optional<Answer> answer(Ask ask) {
        var path = ask.segments();
        if (!ask.path().startsWith(PREFIX) || !ask.isRead() || path.size() < 4) {
            return Optional.empty();
        }
        policy.require(Caller.anonymous(), HallRules.ENTER, Resource.HALL);
        return file(ask, path.get(1), path.get(2), String.join("/", path.subList(3, path.size())));
    }

    private Optional<Answer> file(Ask ask, String bundle, String version, String file) {
        for (var coding : codings(ask)) {
            var bytes = shelf.read(bundle, version, file + coding.ending());
            if (bytes.isPresent()) {
                return Optional.of(answer(file, bytes.get(), coding, isWorker(bundle, file)));
            }
        }
        return Optional.empty();
    }

    private static Answer answer(String file, byte[] bytes, Coding coding, boolean isWorker) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cache-Control", isWorker ? "no-cache" : "public, max-age=31536000, immutable");
        if (isWorker) {
            headers.put("Service-Worker-Allowed", "/");
            // A worker lives under the policy of its own file, not of the page.
            headers.put("Content-Security-Policy", "default-src 'none'; connect-src 'self'");
        }
        headers.put("Vary", "Accept-Encoding");
        if (!coding.name().isEmpty()) {
            headers.put("Content-Encoding", coding.name());
        }
        return new Answer(200, type(file), bytes, headers);
    }

    /** The page's service worker keeps one address, is asked for anew and may look after the whole page. */
    private static boolean isWorker(String bundle, String file) {
        return bundle.equals(AssetShelf.SHELL) && file.equals("worker.js");
    }

    private static List<Coding> codings(Ask ask) {
        var accepted = ask.header("Accept-Encoding").orElse("");
        var plain = new Coding("", "");
        var gzip = new Coding("gzip", ".gz");
        if (accepted.matches(".*\\bbr\\b(?!;q=0).*")) {
            return List.of(new Coding("br", ".br"), gzip, plain);
        }
        return accepted.contains("gzip") ? List.of(gzip, plain) : List.of(plain);
    }

    static String type(String file) {
        var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
