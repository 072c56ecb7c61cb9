package stoa.api.stream;

/**
 * How long events are kept and how often the state is written down.
 *
 * @param snapshotEvery events between snapshots, at least 1
 * @param keepEvents how many events before the newest snapshot stay readable; -1 keeps all
 */
public record Retention(int snapshotEvery, int keepEvents) {
    public static final int ALL = -1;

    public Retention {
        if (snapshotEvery < 1) {
            throw new IllegalArgumentException("snapshotEvery " + snapshotEvery + " must be at least 1");
        }
        if (keepEvents < ALL) {
            throw new IllegalArgumentException("keepEvents " + keepEvents + " must be -1 for all, or a count");
        }
    }

    public static Retention forever() {
        return new Retention(200, ALL);
    }

    public static Retention trimmed(int snapshotEvery, int keepEvents) {
        return new Retention(snapshotEvery, keepEvents);
    }
}
