package stoa.judge.rubric;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;
import stoa.judge.rubric.report.DebateReport;
import stoa.judge.rubric.report.Reading;
import stoa.judge.rubric.report.TurnReport;

/** The rubric as a judge; deterministic and stateless. */
@Component(service = Judge.class)
public final class RubricJudge implements Judge {
    static final String ID = "rubric";
    static final String VERSION = "1.1";

    private static final String METHOD = "text features, rules of 2026-11";

    @Override
    public JudgeDescriptor describe() {
        return new JudgeDescriptor(ID, VERSION, "Rubric", List.of("en"), true);
    }

    /** Takes milliseconds; the deadline is kept by obeying interruption. */
    @Override
    public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
        var reading = Reading.of(question);
        var provenance = new Provenance(ID, VERSION, METHOD, question.inputHash());
        return question.turn().isPresent()
                ? new TurnReport(reading, provenance).on(question.turn().get() - 1)
                : new DebateReport(reading, provenance).verdict();
    }
}
