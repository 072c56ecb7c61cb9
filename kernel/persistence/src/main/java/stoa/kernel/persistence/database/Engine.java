package stoa.kernel.persistence.database;

import java.util.Map;

/** The two databases the platform runs on, and the few words in which they differ. */
public enum Engine {
    H2("", "binary large object", "for update"),
    POSTGRES(" collate \"C\"", "bytea", "for key share");

    private final String exact;
    private final String large;
    private final String fence;

    Engine(String exact, String large, String fence) {
        this.exact = exact;
        this.large = large;
        this.fence = fence;
    }

    /** What migration scripts may use: {@code exact} text comparison and {@code large} bytes. */
    public Map<String, String> placeholders() {
        return Map.of("exact", exact, "large", large);
    }

    /** The lock under which an append holds its lease rows: renewals pass it, a takeover waits for it. */
    public String fence() {
        return fence;
    }
}
