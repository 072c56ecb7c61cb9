package stoa.debate.motion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The motions of the file {@code motions.txt}: a line each, {@code id | level | topic, topic | text | background}. */
@Component(service = MotionBank.class)
public final class MotionBank {
    private static final int FIELDS = 5;

    private final List<BankMotion> motions;

    @Activate
    public MotionBank() {
        var file = Objects.requireNonNull(MotionBank.class.getResourceAsStream("/data/motions.txt"), "motions.txt");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            motions = parse(lines.lines());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public List<BankMotion> all() {
        return motions;
    }

    public Optional<BankMotion> find(String id) {
        return motions.stream().filter(motion -> motion.id().equals(id)).findFirst();
    }

    public List<String> topics() {
        return motions.stream()
                .flatMap(motion -> motion.topics().stream())
                .distinct()
                .sorted()
                .toList();
    }

    static List<BankMotion> parse(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(MotionBank::motion)
                .toList();
    }

    private static BankMotion motion(String line) {
        var fields = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        if (fields.size() != FIELDS || fields.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(
                    "Motion '" + line + "' must be: id | level | topics | text | background");
        }
        var topics = Stream.of(fields.get(2).split(",")).map(String::strip).toList();
        return new BankMotion(fields.get(0), fields.get(3), topics, fields.get(1), fields.get(4));
    }
}
