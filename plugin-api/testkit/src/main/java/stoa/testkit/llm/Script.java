package stoa.testkit.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the fake provider does, request by request; the last line holds for all that follow.
 *
 * <pre>
 * # comment
 * busy-hint hint=2s
 * good delay=200..600 times=3
 * good delay=80..1500
 * </pre>
 */
public final class Script {
    /**
     * One line.
     *
     * @param from the shortest delay, uniformly up to {@code to}
     * @param hint for acts that carry one
     */
    record Line(Act act, Duration from, Duration to, Duration hint, int times) {}

    private final List<Line> lines;
    private int next;

    private Script(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** These acts, one after the other, without delay. */
    public static Script of(Act... acts) {
        return new Script(Arrays.stream(acts).map(act -> line(act.word())).toList());
    }

    /** The lines of a script. */
    public static Script parse(List<String> text) {
        var lines = new ArrayList<Line>();
        for (var each : text) {
            var words = each.strip();
            if (!words.isEmpty() && !words.startsWith("#")) {
                var line = line(words);
                for (int at = 0; at < line.times(); at++) {
                    lines.add(line);
                }
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("The script is empty; write at least 'good'");
        }
        return new Script(lines);
    }

    public static Script read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    synchronized Line next() {
        var line = lines.get(Math.min(next, lines.size() - 1));
        next++;
        return line;
    }

    private static Line line(String words) {
        var parts = words.split("\\s+");
        var line = new Line(Act.named(parts[0]), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), 1);
        for (int at = 1; at < parts.length; at++) {
            line = with(line, parts[at]);
        }
        return line;
    }

    private static Line with(Line line, String option) {
        var value = option.substring(option.indexOf('=') + 1);
        return switch (option.substring(0, Math.max(0, option.indexOf('=')))) {
            case "delay" -> {
                var range = value.split("\\.\\.");
                yield new Line(
                        line.act(), millis(range[0]), millis(range[range.length - 1]), line.hint(), line.times());
            }
            case "hint" -> new Line(line.act(), line.from(), line.to(), Duration.parse("PT" + value), line.times());
            case "times" -> new Line(line.act(), line.from(), line.to(), line.hint(), Integer.parseInt(value));
            default ->
                throw new IllegalArgumentException(
                        "Option '" + option + "' is unknown; there are delay=MS..MS, hint=2s and times=N");
        };
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }
}
