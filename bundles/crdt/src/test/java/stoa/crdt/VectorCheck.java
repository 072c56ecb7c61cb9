package stoa.crdt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a folder of conformance vectors: {@code docs.jsonl}, {@code prims.jsonl}, {@code awareness.jsonl}, {@code frames.jsonl}. */
public final class VectorCheck {
    private final List<String> failures = new ArrayList<>();
    private final Map<String, int[]> counts = new TreeMap<>();

    /** Prints the result; exit code 1 when a vector fails. */
    public static void main(String[] arguments) throws IOException {
        VectorCheck check = new VectorCheck();
        check.folder(Path.of(arguments[0]));
        System.out.print(check.report());
        System.exit(check.failures().isEmpty() ? 0 : 1);
    }

    List<String> failures() {
        return failures;
    }

    /** Right ones of all, by what was checked. */
    Map<String, int[]> counts() {
        return counts;
    }

    String report() {
        StringBuilder out = new StringBuilder();
        failures.stream()
                .limit(20)
                .forEach(it -> out.append("FAILED ").append(it).append('\n'));
        counts.forEach((name, of) -> out.append("%-28s %6d of %6d%n".formatted(name, of[0], of[1])));
        return out.append(failures.isEmpty() ? "All right.\n" : failures.size() + " failed.\n")
                .toString();
    }

    VectorCheck folder(Path folder) throws IOException {
        lines(folder.resolve("docs.jsonl"), this::document);
        lines(folder.resolve("prims.jsonl"), it -> PrimitiveCheck.check(it, this));
        lines(folder.resolve("awareness.jsonl"), this::awareness);
        lines(folder.resolve("frames.jsonl"), it -> FrameCheck.check(it, this));
        return this;
    }

    private interface Case {
        void check(Tree vector);
    }

    private static void lines(Path file, Case one) throws IOException {
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> !line.isBlank()).forEach(line -> one.check(Tree.parse(line)));
            }
        }
    }

    /** Counts a check that must hold. */
    void must(String what, String id, boolean right) {
        may(what, right);
        if (!right) {
            failures.add(what + " of " + id);
        }
    }

    /** Counts a check that is only good to have. */
    void may(String what, boolean right) {
        int[] of = counts.computeIfAbsent(what, _ -> new int[2]);
        of[0] += right ? 1 : 0;
        of[1]++;
    }

    private void document(Tree vector) {
        String id = vector.text("id");
        try {
            new DocumentCheck(vector, this).run();
        } catch (RuntimeException e) {
            failures.add("running " + id + ": " + e + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 4)));
        }
    }

    private void awareness(Tree vector) {
        Awareness awareness = new Awareness(() -> java.time.Instant.EPOCH, Awareness.Bounds.standard());
        for (Tree step : vector.list("steps")) {
            Awareness.Change change = awareness.apply(step.bytes("u"));
            Map<String, Value> states = new HashMap<>();
            awareness.states().forEach((client, json) -> states.put(Long.toString(client), Value.parse(json)));
            must(
                    "awareness states",
                    vector.text("id"),
                    new Value.Fields(states).equals(step.at("states").value()));
            boolean clocks = step.at("clocks").fields().entrySet().stream()
                    .allMatch(it -> awareness.clock(Long.parseLong(it.getKey()))
                            == it.getValue().number());
            must("awareness clocks", vector.text("id"), clocks);
            Tree event = step.at("event");
            boolean silent = event.value() instanceof Value.Null;
            must("awareness events", vector.text("id"), silent ? change.isEmpty() : same(event, change));
        }
    }

    private static boolean same(Tree event, Awareness.Change change) {
        return event.longs("added").equals(change.added())
                && event.longs("updated").equals(change.updated())
                && event.longs("removed").equals(change.removed());
    }

    /** A value of JSON with short ways into it. */
    record Tree(@Nullable Value value) {
        static Tree parse(String json) {
            return new Tree(Value.parse(json));
        }

        boolean has(String name) {
            return fields().containsKey(name);
        }

        Tree at(String name) {
            return fields().getOrDefault(name, new Tree(null));
        }

        Map<String, Tree> fields() {
            Map<String, Tree> fields = new LinkedHashMap<>();
            if (value instanceof Value.Fields(Map<String, Value> values)) {
                values.forEach((name, it) -> fields.put(name, new Tree(it)));
            }
            return fields;
        }

        List<Tree> list(String name) {
            return at(name).items();
        }

        List<Tree> items() {
            return value instanceof Value.Items(List<Value> values)
                    ? values.stream().map(Tree::new).toList()
                    : List.of();
        }

        String text(String name) {
            return at(name).text();
        }

        String text() {
            return ((Value.Text) Objects.requireNonNull(value)).value();
        }

        double number() {
            return ((Value.Number) Objects.requireNonNull(value)).value();
        }

        boolean truth(String name) {
            return at(name).value() instanceof Value.Bool(boolean it) && it;
        }

        byte[] bytes(String name) {
            return Base64.getDecoder().decode(text(name));
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(text());
        }

        List<Long> longs(String name) {
            return list(name).stream().map(it -> (long) it.number()).toList();
        }
    }
}
