package stoa.kernel.lifecycle.plugin;

import java.util.ArrayList;
import java.util.List;

/** The names in a manifest header such as {@code a.b;version="[1,2)",c;d;x:=y}. */
final class ManifestClauses {
    private ManifestClauses() {}

    static List<String> names(String header) {
        var names = new ArrayList<String>();
        for (var clause : split(header, ',')) {
            split(clause, ';').stream()
                    .map(String::strip)
                    .filter(part -> !part.isEmpty() && part.indexOf('=') < 0)
                    .forEach(names::add);
        }
        return names;
    }

    /** Separators within quotes do not count. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            quoted ^= text.charAt(at) == '"';
            if (text.charAt(at) == separator && !quoted) {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
