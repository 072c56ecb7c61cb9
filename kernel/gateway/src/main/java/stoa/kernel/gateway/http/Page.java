package stoa.kernel.gateway.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.kernel.gateway.json.JsonReader;
import stoa.kernel.gateway.policy.HallRules;
import stoa.kernel.gateway.policy.Policy;

/** The one page of the hall, at every address that is nothing else, with a strict content security policy. */
final class Page implements Route {
    private static final Pattern HASH = Pattern.compile("sha(256|384|512)-[A-Za-z0-9+/]{43,88}={0,2}");
    private static final String NO_PAGE = "The page is not there: bundle 'stoa.web.shell' is not active. "
            + "The programming interface is below /api/v1/.";

    private final AssetShelf shelf;
    private final Policy policy;

    Page(AssetShelf shelf, Policy policy) {
        this.shelf = shelf;
        this.policy = policy;
    }

    @Override
    public Optional<Answer> answer(Ask ask) {
        if (!ask.isRead() || !isShownAt(ask.path())) {
            return Optional.empty();
        }
        policy.require(Caller.anonymous(), HallRules.ENTER, Resource.HALL);
        return Optional.of(
                shelf.read(AssetShelf.SHELL, "index.html").map(this::page).orElseGet(() -> Answer.text(503, NO_PAGE)));
    }

    /** A file that is missing must not be answered with a page. */
    static boolean isShownAt(String path) {
        var last = path.substring(path.lastIndexOf('/') + 1);
        return !path.startsWith("/api/")
                && !path.startsWith("/assets/")
                && !path.startsWith("/connection/")
                && !last.contains(".");
    }

    private Answer page(byte[] html) {
        var headers = Map.of("Cache-Control", "no-cache", "Content-Security-Policy", contentSecurity());
        return new Answer(200, "text/html; charset=utf-8", html, headers);
    }

    private String contentSecurity() {
        var hash = shelf.read(AssetShelf.SHELL, "shell.json").flatMap(Page::importMapHash);
        return "default-src 'none'; script-src 'self'"
                + hash.map(text -> " '" + text + "'").orElse("")
                + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'"
                + "; form-action 'self'; frame-ancestors 'none'";
    }

    private static Optional<String> importMapHash(byte[] json) {
        var found = new AtomicReference<@Nullable String>();
        JsonReader.object(json, (reader, name) -> {
            if (name.equals("csp")) {
                reader.object(inner -> found.set(inner.equals("importMapHash") ? reader.text() : found.get()));
            }
        });
        return Optional.ofNullable(found.get()).filter(HASH.asMatchPredicate());
    }
}
