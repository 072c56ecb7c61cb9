package stoa.ratings.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How many points a result can move at most, by the lines of {@code k-factors.txt}. */
record KFactors(List<Row> rows) {
    private static final int FIELDS = 3;

    KFactors {
        rows = List.copyOf(rows);
        if (rows.isEmpty()
                || rows.getLast().games() != Integer.MAX_VALUE
                || rows.getLast().rating() != Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The last line of the K factors must fit everybody: '10 | - | -'");
        }
    }

    /** Fits players with fewer games and a lower rating. */
    record Row(int k, int games, int rating) {}

    static KFactors standard() {
        var file = Objects.requireNonNull(KFactors.class.getResourceAsStream("/data/k-factors.txt"), "k-factors.txt");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return parse(lines.lines());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static KFactors parse(Stream<String> lines) {
        return new KFactors(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(KFactors::row)
                .toList());
    }

    int of(Account account) {
        return rows.stream()
                .filter(row -> account.games() < row.games() && account.rating() < row.rating())
                .findFirst()
                .orElseThrow()
                .k();
    }

    private static Row row(String line) {
        var fields = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        if (fields.size() != FIELDS || !fields.getFirst().matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException("K factor '" + line + "' must be: K | fewer games than | rating below");
        }
        return new Row(Integer.parseInt(fields.get(0)), limit(fields.get(1)), limit(fields.get(2)));
    }

    private static int limit(String field) {
        return field.equals("-") ? Integer.MAX_VALUE : Integer.parseInt(field);
    }
}
