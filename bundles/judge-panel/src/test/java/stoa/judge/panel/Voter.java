package stoa.judge.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** A judge that always gives the same points. */
record Voter(String id, double proposition, double opposition, double sure, CountDownLatch gate, AtomicInteger calls)
        implements Judge {
    Voter(String id, double proposition, double opposition) {
        this(id, proposition, opposition, 0.8, new CountDownLatch(0), new AtomicInteger());
    }

    Voter sure(double confidence) {
        return new Voter(id, proposition, opposition, confidence, gate, calls);
    }

    Voter hanging(CountDownLatch until) {
        return new Voter(id, proposition, opposition, sure, until, calls);
    }

    int asked() {
        return calls.get();
    }

    @Override
    public JudgeDescriptor describe() {
        return new JudgeDescriptor(id, "1", "Voter", List.of(), true);
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) {
        calls.incrementAndGet();
        while (gate.getCount() > 0) {
            try {
                gate.await();
            } catch (InterruptedException ignored) {
                // It is deaf.
            }
        }
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            if (question.asked().map(turn -> turn.seat() == seat).orElse(true)) {
                var points = seat == Seat.PROPOSITION ? proposition : opposition;
                Criterion.CORE.forEach(
                        criterion -> scores.add(new Score(seat, criterion, points, "Because.", List.of())));
            }
        }
        var ahead = proposition > opposition ? Seat.PROPOSITION : Seat.OPPOSITION;
        var winner = question.turn().isPresent() ? Optional.<Seat>empty() : Optional.of(ahead);
        return new Verdict(
                Verdict.Status.SCORED,
                scores,
                winner,
                sure,
                "Fine.",
                new Provenance(id, "1", "fixed", question.inputHash()));
    }
}
