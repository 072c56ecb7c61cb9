package stoa.acceptance.debates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import stoa.acceptance.hall.Hall.Downtime;

/** What a run of kills has shown, as it goes on and at its end; said on the output of the test. */
public final class KillRecord {
    private final String database;
    private final int rounds;
    private final List<Downtime> outages = new ArrayList<>();

    public KillRecord(String database, int rounds) {
        this.database = database;
        this.rounds = rounds;
    }

    public List<Downtime> outages() {
        return List.copyOf(outages);
    }

    /** One more kill is survived. */
    public void add(Downtime outage, int acknowledged) {
        outages.add(outage);
        System.out.printf(
                "kill %d of %d on %s: closed %d ms, ready after %d ms, acknowledged so far %d%n",
                outages.size(),
                rounds,
                database,
                Duration.between(outage.fell(), outage.rising()).toMillis(),
                toReady(outage).toMillis(),
                acknowledged);
    }

    /** The last line, for whoever keeps such things. */
    public void sum(int acknowledged, LogCheck.Findings log, ClockCheck clocks, String ratings) {
        System.out.printf(
                "kills on %s: rounds %d, acknowledged %d, lost %d, doubled %d, misplaced %d, gaps %d, ratings %s,"
                        + " clocks checked %d (%d across kills), longest to ready %d ms%n",
                database,
                outages.size(),
                acknowledged,
                log.lost().size(),
                log.doubled().size(),
                log.misplaced().size(),
                log.gaps().size(),
                ratings,
                clocks.checked(),
                clocks.acrossOutages(),
                longest().toMillis());
    }

    private Duration longest() {
        return outages.stream()
                .map(KillRecord::toReady)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration toReady(Downtime outage) {
        return Duration.between(outage.rising(), outage.ready());
    }
}
