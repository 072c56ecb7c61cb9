package stoa.debate.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** A judge that behaves as it is told. */
record FakeJudge(String id, Behaviour behaviour) implements Judge {
    /** What it does when it is asked. */
    interface Behaviour {
        Verdict judge(Question question, Deadline deadline) throws InterruptedException;
    }

    static FakeJudge good(String id) {
        return new FakeJudge(id, (question, deadline) -> verdict(id, question, 6));
    }

    @Override
    public JudgeDescriptor describe() {
        return new JudgeDescriptor(id, "1", "Fake", List.of(), true);
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
        return behaviour.judge(question, deadline);
    }

    static Verdict verdict(String id, Question question, double points) {
        return new Verdict(
                Verdict.Status.SCORED,
                scores(question, points),
                Optional.empty(),
                0.5,
                "Fine.",
                new Provenance(id, "1", "fixed", "00"));
    }

    static List<Score> scores(Question question, double points) {
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            var isAsked = question.turn()
                    .map(turn -> question.turns().get(turn - 1).seat() == seat)
                    .orElse(true);
            for (var criterion : isAsked ? Criterion.CORE : List.<Criterion>of()) {
                scores.add(new Score(seat, criterion, points, "Because.", List.of()));
            }
        }
        return scores;
    }
}
