package stoa.kernel.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was typed: the distribution's folder, settings, and whether only to check.
 *
 * @param home where {@code distribution.properties} lies
 * @param settings in the order typed; the last of equal names holds
 */
record CommandLine(Path home, Map<String, String> settings, boolean checkOnly) {
    static final String USAGE = "stoa [--check] [--home FOLDER] [--data FOLDER] [--set stoa.NAME=VALUE]...";

    CommandLine {
        settings = Map.copyOf(settings);
    }

    static CommandLine parse(String... words) {
        Path home = Path.of("").toAbsolutePath();
        Map<String, String> settings = new LinkedHashMap<>();
        boolean checkOnly = false;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--check" -> checkOnly = true;
                case "--home" -> home = Path.of(value(words, ++i)).toAbsolutePath();
                case "--data" -> settings.put("stoa.data", value(words, ++i));
                case "--set" -> put(settings, value(words, ++i));
                default ->
                    throw new BadStart("Cannot start Stoa with argument '" + words[i] + "'. Usage: " + USAGE + ".");
            }
        }
        return new CommandLine(home.normalize(), settings, checkOnly);
    }

    private static String value(String[] words, int at) {
        if (at >= words.length) {
            throw new BadStart("Argument '" + words[at - 1] + "' needs a value. Usage: " + USAGE + ".");
        }
        return words[at];
    }

    private static void put(Map<String, String> settings, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new BadStart("Argument '--set " + assignment + "' is no setting: write --set stoa.NAME=VALUE.");
        }
        settings.put(
                assignment.substring(0, equals).strip(),
                assignment.substring(equals + 1).strip());
    }
}
