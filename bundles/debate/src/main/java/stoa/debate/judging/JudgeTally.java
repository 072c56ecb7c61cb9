package stoa.debate.judging;

import java.util.HashMap;
import java.util.Map;
import stoa.api.debate.Provenance;
import stoa.api.debate.Score;
import stoa.api.debate.Verdict;

/**
 * What one version of a judge did in one week.
 *
 * @param statuses how many verdicts of each
 * @param scores how many points were given, and {@code points} their sum
 * @param overruled how often a person spoke in its place
 * @param failures how often it was asked in vain
 * @param swapped how often it was asked who won in both orders of the speakers, and {@code steady} how often it agreed with itself
 */
public record JudgeTally(
        String judge,
        String version,
        long week,
        Map<String, Integer> statuses,
        int scores,
        double points,
        int overruled,
        long tokens,
        long micros,
        int failures,
        Map<String, Integer> latency,
        int swapped,
        int steady) {
    public JudgeTally {
        statuses = Map.copyOf(statuses);
        latency = Map.copyOf(latency);
    }

    static JudgeTally none(String judge, String version, long week) {
        return new JudgeTally(judge, version, week, Map.of(), 0, 0, 0, 0, 0, 0, Map.of(), 0, 0);
    }

    JudgeTally with(Verdict verdict) {
        var counts = new HashMap<>(statuses);
        counts.merge(verdict.status().name(), 1, Integer::sum);
        var cost = verdict.provenance().cost();
        return new JudgeTally(
                judge,
                version,
                week,
                counts,
                scores + verdict.scores().size(),
                points + verdict.scores().stream().mapToDouble(Score::points).sum(),
                overruled,
                tokens + cost.map(JudgeTally::tokens).orElse(0L),
                micros + cost.map(Provenance.Cost::micros).orElse(0L),
                failures,
                latency,
                swapped,
                steady);
    }

    JudgeTally tookMicros(long took) {
        return counting(0, 0, new Latency(latency).with(took).counts());
    }

    JudgeTally overruledOnce() {
        return counting(1, 0, latency);
    }

    JudgeTally failedOnce() {
        return counting(0, 1, latency);
    }

    JudgeTally swapped(boolean agreed) {
        return new JudgeTally(
                judge,
                version,
                week,
                statuses,
                scores,
                points,
                overruled,
                tokens,
                micros,
                failures,
                latency,
                swapped + 1,
                steady + (agreed ? 1 : 0));
    }

    int verdicts() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    private JudgeTally counting(int overrules, int faults, Map<String, Integer> times) {
        return new JudgeTally(
                judge,
                version,
                week,
                statuses,
                scores,
                points,
                overruled + overrules,
                tokens,
                micros,
                failures + faults,
                times,
                swapped,
                steady);
    }

    private static long tokens(Provenance.Cost spent) {
        return spent.inputTokens() + spent.outputTokens();
    }
}
