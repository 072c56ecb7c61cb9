package stoa.debate.judging;

import java.util.HashMap;
import java.util.Map;
import stoa.api.debate.Score;
import stoa.api.debate.Verdict;

/**
 * What one version of a judge did in one week.
 *
 * @param statuses how many verdicts of each
 * @param scores how many points were given, and {@code points} their sum
 * @param overruled how often a person spoke in its place
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
        long micros) {
    public JudgeTally {
        statuses = Map.copyOf(statuses);
    }

    static JudgeTally none(String judge, String version, long week) {
        return new JudgeTally(judge, version, week, Map.of(), 0, 0, 0, 0, 0);
    }

    JudgeTally with(Verdict verdict) {
        var counts = new HashMap<>(statuses);
        counts.merge(verdict.status().name(), 1, Integer::sum);
        var sum = verdict.scores().stream().mapToDouble(Score::points).sum();
        var cost = verdict.provenance().cost();
        return new JudgeTally(
                judge,
                version,
                week,
                counts,
                scores + verdict.scores().size(),
                points + sum,
                overruled,
                tokens
                        + cost.map(spent -> spent.inputTokens() + spent.outputTokens())
                                .orElse(0L),
                micros + cost.map(spent -> spent.micros()).orElse(0L));
    }

    JudgeTally overruledOnce() {
        return new JudgeTally(judge, version, week, statuses, scores, points, overruled + 1, tokens, micros);
    }

    int verdicts() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }
}
