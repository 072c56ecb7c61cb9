package stoa.debate.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.stream.Decision;

/** What the judge and the ratings report. The first word on a matter stands; whatever comes later changes nothing. */
record ReportRules(Debate debate, Instant now) {

    Decision<DebateCommand, DebateEvent> decide(DebateCommand.Report report) {
        return Decision.accept(
                switch (report) {
                    case DebateCommand.RecordTurnVerdict word -> turnVerdict(word);
                    case DebateCommand.RecordVerdict word -> verdict(word);
                    case DebateCommand.JudgeGaveUp gaveUp -> gaveUp(gaveUp);
                    case DebateCommand.AwaitJudge await -> awaited(await.turn());
                    case DebateCommand.RecordReview review -> review(review);
                    case DebateCommand.RecordRatings ratings -> ratings(ratings.changes());
                });
    }

    private List<DebateEvent> turnVerdict(DebateCommand.RecordTurnVerdict word) {
        return isPending(word.turn())
                ? List.of(new DebateEvent.TurnScored(word.turn(), word.verdict(), word.effort(), word.insteadOf()))
                : List.of();
    }

    private List<DebateEvent> verdict(DebateCommand.RecordVerdict word) {
        return debate.judging().isPending()
                ? withResult(
                        new DebateEvent.VerdictReached(word.verdict(), word.effort(), word.insteadOf()),
                        Judging.of(word.verdict(), word.insteadOf()))
                : List.of();
    }

    private List<DebateEvent> gaveUp(DebateCommand.JudgeGaveUp gaveUp) {
        var reason = gaveUp.reason();
        if (gaveUp.turn().isPresent()) {
            int turn = gaveUp.turn().get();
            return isPending(turn) ? List.of(new DebateEvent.TurnUnjudged(turn, reason, gaveUp.effort())) : List.of();
        }
        return debate.judging().isPending()
                ? withResult(new DebateEvent.Unjudged(reason, gaveUp.effort()), Judging.gaveUp(reason))
                : List.of();
    }

    private List<DebateEvent> awaited(Optional<Integer> turn) {
        return judging(turn)
                .filter(word -> word.state() == Judging.State.PENDING)
                .<List<DebateEvent>>map(word -> List.of(new DebateEvent.JudgeAwaited(turn)))
                .orElse(List.of());
    }

    private List<DebateEvent> review(DebateCommand.RecordReview report) {
        return judging(report.turn())
                .filter(word -> word.revisions() > 0)
                .<List<DebateEvent>>map(word -> List.of(new DebateEvent.Reviewed(
                        report.turn(), new Review(word.revisions() + 1, report.verdict(), now), report.effort())))
                .orElse(List.of());
    }

    private Optional<Judging> judging(Optional<Integer> turn) {
        return turn.map(number -> debate.turn(number).map(TurnTaken::judging)).orElse(Optional.of(debate.judging()));
    }

    private List<DebateEvent> withResult(DebateEvent word, Judging judging) {
        return debate.stage() == Stage.CLOSING ? List.of(word, Endings.byJudge(debate, judging)) : List.of(word);
    }

    private List<DebateEvent> ratings(List<RatingChange> changes) {
        var events = new ArrayList<DebateEvent>();
        for (var change : changes) {
            var isNew = debate.ratings().stream().noneMatch(known -> known.seat() == change.seat());
            if (isNew && debate.stage() == Stage.DECIDED) {
                events.add(new DebateEvent.RatingChanged(
                        change.seat(), change.user(), change.before(), change.after(), change.delta()));
            }
        }
        return events;
    }

    private boolean isPending(int turn) {
        return debate.turn(turn).filter(taken -> taken.judging().isPending()).isPresent();
    }
}
