package stoa.judge.rubric.score;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import stoa.api.debate.Criterion;
import stoa.judge.rubric.text.Prose;

/** A speech and what it is worth on every axis. */
public record Assessment(Speech speech, Map<Criterion, Finding> findings) {
    public static Assessment of(int number, Prose prose, Setting setting) {
        var speech = Speech.of(number, prose, setting);
        var findings = new EnumMap<Criterion, Finding>(Criterion.class);
        for (var criterion : Criterion.CORE) {
            findings.put(criterion, Axis.of(criterion).find(speech, setting));
        }
        return new Assessment(speech, findings);
    }

    public Finding finding(Criterion criterion) {
        return Objects.requireNonNull(findings.get(criterion), "finding");
    }
}
