package stoa.kernel.gateway.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import stoa.kernel.gateway.settings.HttpSettings;

/**
 * Which hosts and origins are this platform's own.
 *
 * <p>Addresses in digits are always accepted as hosts: a foreign page can make a browser ask us under a name of its choice, but
 * never under our address without its own origin showing.
 */
public final class Origins {
    private static final Pattern ADDRESS = Pattern.compile("\\[?[0-9a-f:.]*:[0-9a-f:.]*]?|\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> hosts = new HashSet<>(Set.of("localhost"));
    private final Optional<String> publicOrigin;

    public Origins(HttpSettings settings) {
        hosts.addAll(settings.hosts());
        hosts.add(settings.host().toLowerCase(Locale.ROOT));
        settings.publicUrl().ifPresent(url -> hosts.add(url.getHost().toLowerCase(Locale.ROOT)));
        publicOrigin = settings.publicUrl()
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .map(text -> text.toLowerCase(Locale.ROOT));
    }

    boolean isOwnHost(Ask ask) {
        return hosts.contains(ask.host()) || ADDRESS.matcher(ask.host()).matches();
    }

    /** Whether a browser says that one of our own pages asks; false when it says nothing. */
    boolean isOwnPage(Ask ask) {
        return ask.header("Origin").map(origin -> isOwn(origin, ask)).orElse(false);
    }

    /** Whether a browser says that a foreign page asks. */
    boolean isForeignPage(Ask ask) {
        var foreign = ask.header("Origin").map(origin -> !isOwn(origin, ask)).orElse(false);
        var site = ask.header("Sec-Fetch-Site").orElse("none");
        return foreign || !(site.equals("same-origin") || site.equals("none"));
    }

    private boolean isOwn(String origin, Ask ask) {
        var lower = origin.toLowerCase(Locale.ROOT);
        return lower.equals(ask.ownOrigin())
                || publicOrigin.filter(lower::equals).isPresent();
    }
}
