package stoa.judge.embedded.feature;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** How often a pattern matches; the patterns are few and known. */
final class Count {
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Count() {}

    static long of(String pattern, String text) {
        var found = PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(text);
        var count = 0L;
        while (found.find()) {
            count++;
        }
        return count;
    }
}
