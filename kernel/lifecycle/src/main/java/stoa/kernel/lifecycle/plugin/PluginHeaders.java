package stoa.kernel.lifecycle.plugin;

import java.util.Locale;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** What a bundle's manifest says about the plugin in it. */
public final class PluginHeaders {
    static final String ID = "Stoa-Plugin";
    static final String TITLE = "Stoa-Plugin-Title";

    private PluginHeaders() {}

    public static boolean isPlugin(Bundle bundle) {
        return bundle.getHeaders("").get(ID) != null;
    }

    /** The id in the header; for a bundle that is no plugin, one made of its symbolic name. */
    public static String idOf(Bundle bundle) {
        var id = bundle.getHeaders("").get(ID);
        return id == null ? fromSymbolicName(bundle) : id.strip();
    }

    public static String titleOf(Bundle bundle) {
        var title = bundle.getHeaders("").get(TITLE);
        return title == null ? String.valueOf(bundle.getHeaders("").get(Constants.BUNDLE_NAME)) : title.strip();
    }

    private static String fromSymbolicName(Bundle bundle) {
        return String.valueOf(bundle.getSymbolicName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
    }
}
