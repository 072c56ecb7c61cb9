package stoa.kernel.lifecycle.plugin;

import java.time.Instant;

/** The regular looks at a version at work. Used by the thread of the slot. */
final class Checkup {
    private static final int MOST = 3;

    private final Surroundings surroundings;
    private int complaints;
    private Instant next;

    /**
     * What a look found.
     *
     * @param complaint empty when all is well
     * @param tooMany whether its own probe complained too often in a row
     */
    record Finding(String complaint, boolean tooMany) {}

    Checkup(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.next = surroundings.now();
    }

    /** Of a version that begins its work now. */
    void begin() {
        complaints = 0;
        putOff();
    }

    boolean isDue(Instant now) {
        return !next.isAfter(now);
    }

    Finding look(Deployment deployment) {
        putOff();
        var waiting = surroundings.parts().waiting(deployment.bundle()).stream().findFirst();
        if (waiting.isPresent()) {
            // Somebody else is missing: that is not the plugin's fault.
            return new Finding(waiting.get(), false);
        }
        var complaint = surroundings.probes().complaint(deployment.bundle());
        complaints = complaint.isEmpty() ? 0 : complaints + 1;
        return new Finding(complaint, complaints >= MOST);
    }

    private void putOff() {
        next = surroundings.now().plus(surroundings.patience().probe());
    }
}
