package stoa.judge.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/**
 * A judge that gives the same points to the same words: to the text {@code For it.} the first, to any other the second.
 *
 * @param act what becomes of the verdict before it is given
 * @param lack what it says that it needs
 */
record Voter(
        String id,
        double first,
        double second,
        double sure,
        CountDownLatch gate,
        AtomicInteger calls,
        UnaryOperator<Verdict> act,
        Supplier<Optional<String>> lack)
        implements Judge {
    static final String FOR = "For it.";

    Voter(String id, double first, double second) {
        this(
                id,
                first,
                second,
                0.8,
                new CountDownLatch(0),
                new AtomicInteger(),
                UnaryOperator.identity(),
                Optional::empty);
    }

    Voter needing(String what) {
        return needing(() -> Optional.of(what));
    }

    Voter needing(Supplier<Optional<String>> what) {
        return new Voter(id, first, second, sure, gate, calls, act, what);
    }

    Voter sure(double confidence) {
        return new Voter(id, first, second, confidence, gate, calls, act, lack);
    }

    Voter hanging(CountDownLatch until) {
        return new Voter(id, first, second, sure, until, calls, act, lack);
    }

    Voter acting(UnaryOperator<Verdict> what) {
        return new Voter(id, first, second, sure, gate, calls, what, lack);
    }

    @Override
    public Optional<String> need() {
        return lack.get();
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
        return act.apply(verdict(question));
    }

    private Verdict verdict(Question question) {
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            if (question.asked().map(turn -> turn.seat() == seat).orElse(true)) {
                var points = points(question, seat);
                Criterion.CORE.forEach(
                        criterion -> scores.add(new Score(seat, criterion, points, "Because.", List.of())));
            }
        }
        var isForAhead = points(question, Seat.PROPOSITION) > points(question, Seat.OPPOSITION);
        var ahead = isForAhead ? Seat.PROPOSITION : Seat.OPPOSITION;
        var winner = question.turn().isPresent() ? Optional.<Seat>empty() : Optional.of(ahead);
        return new Verdict(
                Verdict.Status.SCORED,
                scores,
                winner,
                sure,
                "Fine.",
                new Provenance(id, "1", "fixed", question.inputHash()));
    }

    private double points(Question question, Seat seat) {
        var isFirst = question.turns().stream()
                .filter(turn -> turn.text().equals(FOR))
                .findFirst()
                .map(turn -> turn.seat() == seat)
                .orElse(seat == Seat.PROPOSITION);
        return isFirst ? first : second;
    }
}
