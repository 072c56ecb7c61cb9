package stoa.judge.embedded.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Turn;
import stoa.api.text.Encoding;
import stoa.judge.embedded.gate.Gated;
import stoa.judge.embedded.gate.Remark;
import stoa.judge.embedded.text.CleanText;

/**
 * A turn that was read.
 *
 * @param quality empty when nothing is left to score
 * @param points of the criteria that can be scored
 */
public record Speech(
        Turn turn,
        CleanText text,
        Gated gated,
        List<Remark> remarks,
        Optional<Quality> quality,
        Map<Criterion, Points> points,
        Encoding.Method method) {

    /** Between two bounds, each 0 to 10. */
    public record Points(double value, double low, double high) {
        static Points of(double value, double low, double high) {
            var middle = Math.clamp(value, 0, 10);
            return new Points(
                    middle, Math.min(middle, Math.clamp(low, 0, 10)), Math.max(middle, Math.clamp(high, 0, 10)));
        }
    }

    /** Empty when the criterion cannot be scored. */
    public Optional<Points> on(Criterion criterion) {
        return Optional.ofNullable(points.get(criterion));
    }

    public boolean isForeign() {
        return gated.foreign();
    }

    public boolean isEmpty() {
        return gated.read() == 0;
    }

    boolean has(String code) {
        return remarks.stream().anyMatch(remark -> remark.code().equals(code));
    }
}
