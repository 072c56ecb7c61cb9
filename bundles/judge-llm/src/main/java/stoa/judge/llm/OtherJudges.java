package stoa.judge.llm;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor.Kind;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** The embedded judge, or the one by rules where there is none. Gets hold of judges only while it asks, since panels look at us. */
@Component(service = OtherJudges.class)
public final class OtherJudges implements Reference {
    private final List<ComponentServiceObjects<Judge>> judges = new CopyOnWriteArrayList<>();

    @org.osgi.service.component.annotations.Reference(
            service = Judge.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(judge.kind=llm))")
    void bindJudge(ComponentServiceObjects<Judge> judge) {
        judges.add(judge);
    }

    void unbindJudge(ComponentServiceObjects<Judge> judge) {
        judges.remove(judge);
    }

    @Override
    public Optional<Verdict> verdict(Question question, Deadline deadline) throws InterruptedException {
        for (var kind : List.of(Kind.EMBEDDED, Kind.RULES)) {
            for (var each : judges.reversed()) {
                var verdict = verdict(each, kind, question, deadline);
                if (verdict.isPresent()) {
                    return verdict;
                }
            }
        }
        return Optional.empty();
    }

    /** A judge that fails here costs us its bounds, nothing else. */
    private static Optional<Verdict> verdict(
            ComponentServiceObjects<Judge> objects, Kind kind, Question question, Deadline deadline)
            throws InterruptedException {
        var judge = objects.getService();
        if (judge == null) {
            return Optional.empty();
        }
        try {
            return judge.describe().kind() == kind
                    ? Optional.of(judge.judge(question, deadline)).filter(OtherJudges::isAble)
                    : Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.empty();
        } finally {
            objects.ungetService(judge);
        }
    }

    private static boolean isAble(Verdict verdict) {
        return verdict.status() != Verdict.Status.UNJUDGED && verdict.status() != Verdict.Status.REFUSED;
    }
}
