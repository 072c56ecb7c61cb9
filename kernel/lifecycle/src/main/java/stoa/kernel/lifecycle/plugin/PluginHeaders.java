package stoa.kernel.lifecycle.plugin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** What a bundle's manifest says about the plugin in it. */
public final class PluginHeaders {
    /** {@code <id>;title="<title>"}, the quotes only where the title needs them. */
    static final String PLUGIN = "Stoa-Plugin";

    private static final Pattern TITLE = Pattern.compile(";\\s*title=\"?([^\";]*)");

    private PluginHeaders() {}

    public static boolean isPlugin(Bundle bundle) {
        return bundle.getHeaders("").get(PLUGIN) != null;
    }

    /** The id in the header; for a bundle that is no plugin, one made of its symbolic name. */
    public static String idOf(Bundle bundle) {
        var header = bundle.getHeaders("").get(PLUGIN);
        return header == null ? fromSymbolicName(bundle) : id(header);
    }

    /** The id in a value of the header. */
    static String id(String header) {
        return header.split(";", 2)[0].strip();
    }

    /** The title in a value of the header, if it has one. */
    static Optional<String> title(String header) {
        return TITLE.matcher(header).results().map(found -> found.group(1)).findFirst();
    }

    public static String titleOf(Bundle bundle) {
        return Optional.ofNullable(bundle.getHeaders("").get(PLUGIN))
                .flatMap(PluginHeaders::title)
                .orElseGet(() -> String.valueOf(bundle.getHeaders("").get(Constants.BUNDLE_NAME)));
    }

    private static String fromSymbolicName(Bundle bundle) {
        return String.valueOf(bundle.getSymbolicName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
    }
}
