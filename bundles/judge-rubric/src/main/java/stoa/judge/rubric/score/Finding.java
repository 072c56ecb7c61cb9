package stoa.judge.rubric.score;

import java.util.List;
import stoa.judge.rubric.text.Sentence;

/**
 * What was found on one axis.
 *
 * @param points 0 to 10
 * @param reason one sentence for the speaker
 * @param advice what to change, as an order without a stop
 * @param shows the sentences it shows in
 */
public record Finding(double points, String reason, String advice, List<Sentence> shows) {
    private static final int MOST_SHOWN = 3;

    public Finding {
        shows = shows.stream().limit(MOST_SHOWN).toList();
    }

    static Finding of(double points, String reason, String advice, List<Sentence> shows) {
        return new Finding(Math.round(Math.clamp(points, 0, 10) * 10) / 10.0, reason, advice, shows);
    }
}
