package stoa.kernel.lifecycle.plugin;

import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;

/** A requirement in words, read from its filter: {@code 'stoa.api.stream' from 1.0.0 to below 2.0.0}. */
record Wish(String kind, String name, String least, String below) {
    private static final Pattern LEAST = Pattern.compile("\\(version>=([^)]*)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]*)\\)\\)");

    static Wish of(BundleRequirement requirement) {
        var filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        var namespace = requirement.getNamespace();
        var below = first(BELOW, filter);
        var rest = BELOW.matcher(filter).replaceAll("");
        return switch (namespace) {
            case "osgi.service" -> new Wish("service ", first(named("objectClass"), filter), "", "");
            case "osgi.wiring.package" -> new Wish("", first(named(namespace), filter), first(LEAST, rest), below);
            case "osgi.ee" -> new Wish("execution environment ", filter, "", "");
            default -> new Wish(namespace + " ", first(named(namespace), filter), first(LEAST, rest), below);
        };
    }

    private static Pattern named(String attribute) {
        return Pattern.compile("\\(" + Pattern.quote(attribute) + "=([^)]*)\\)");
    }

    private static String first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? match.group(1) : "";
    }

    @Override
    public String toString() {
        return kind + "'" + name + "'" + (least.isEmpty() ? "" : " from " + least)
                + (below.isEmpty() ? "" : " to below " + below);
    }
}
