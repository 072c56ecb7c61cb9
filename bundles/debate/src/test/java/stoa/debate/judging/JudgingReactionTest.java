package stoa.debate.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Flag;
import stoa.api.debate.Provenance;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.debate.Vote;
import stoa.api.stream.Recorded;
import stoa.api.stream.StreamId;
import stoa.api.task.JobSpec;
import stoa.debate.room.DebateEvent;
import stoa.debate.room.StageStreams;
import stoa.debate.room.Verdicts;

final class JudgingReactionTest {
    private static final Verdict PLAIN = Verdicts.ofTurn(Seat.PROPOSITION, 6);
    private static final Verdict HELD = PLAIN.withFlags(
            List.of(new Flag(Flag.NEEDS_REVIEW, Seat.PROPOSITION, Optional.empty(), "Far above the other judge.")));

    private final RecordingJobs jobs = new RecordingJobs();
    private final StageStreams streams = StageStreams.spoken(2, 1);

    @Test
    void asksALocalJudgeWhereTheOnlyOneWantsSomebodyToLook() {
        react(streams, new DebateEvent.TurnScored(1, HELD, Optional.empty(), Optional.empty()));
        react(streams, new DebateEvent.VerdictReached(HELD, Optional.empty(), Optional.empty()));

        assertEquals(
                List.of(
                        new ReviewRequest("deb_1", Optional.of(1), Optional.empty()),
                        new ReviewRequest("deb_1", Optional.empty(), Optional.empty())),
                jobs.submitted().stream().map(JobSpec::payload).toList());
    }

    @Test
    void asksNobodyElseWhereTheWordIsPlainOrAPanels() {
        var vote = new Vote(
                new Provenance("a", "1", "fixed", "00"),
                Verdict.Status.SCORED,
                Optional.empty(),
                0.5,
                List.of(),
                Optional.empty());

        react(streams, new DebateEvent.TurnScored(1, PLAIN, Optional.empty(), Optional.empty()));
        react(
                streams,
                new DebateEvent.TurnScored(1, HELD.withVotes(List.of(vote)), Optional.empty(), Optional.empty()));

        assertEquals(List.of(), jobs.submitted());
    }

    private void react(StageStreams stage, DebateEvent event) {
        new JudgingReaction(jobs, stage).react(new Written(event));
    }

    /** An event as the log would give it. */
    private record Written(DebateEvent event) implements Recorded {
        @Override
        public StreamId stream() {
            return StreamId.of("debate", "deb_1");
        }

        @Override
        public long sequence() {
            return 1;
        }

        @Override
        public String type() {
            return event instanceof DebateEvent.TurnScored ? "turnScored" : "verdict";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Instant at() {
            return Instant.EPOCH;
        }

        @Override
        public String by() {
            return "system";
        }

        @Override
        public String id() {
            return "1";
        }

        @Override
        public <T> T as(Class<T> form) {
            return form.cast(event);
        }

        @Override
        public byte[] bytes() {
            return new byte[0];
        }
    }
}
