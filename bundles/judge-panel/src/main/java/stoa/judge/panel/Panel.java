package stoa.judge.panel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/**
 * Asks members and counts what they say.
 *
 * @param swap whether each is asked for the winner in both orders of the speakers
 */
record Panel(Bench bench, Calibrations calibrations, InstantSource clock, boolean swap) {
    /** What is kept back of the deadline for counting. */
    private static final Duration TO_COUNT = Duration.ofMillis(200);

    /** All at once; who has not answered by the deadline has no vote. */
    List<Cast> hear(List<Member> members, Question question, Deadline deadline) throws InterruptedException {
        var twin = Mirror.of(question).filter(other -> swap);
        var open = members.stream()
                .map(member -> new Asked(
                        member, member.ask(question, deadline), twin.map(other -> member.ask(other, deadline))))
                .toList();
        try {
            var casts = new ArrayList<Cast>();
            for (var asked : open) {
                cast(asked, question, deadline).ifPresent(casts::add);
            }
            return casts;
        } catch (InterruptedException stop) {
            open.forEach(Asked::stop);
            throw stop;
        }
    }

    Verdict count(String judge, String version, Question question, List<Cast> casts) {
        return new Count(calibrations, question, casts).verdict(judge, version);
    }

    private record Asked(Member member, Member.Call call, Optional<Member.Call> twin) {
        void stop() {
            Member.stop(call);
            twin.ifPresent(Member::stop);
        }
    }

    private Optional<Cast> cast(Asked asked, Question question, Deadline deadline) throws InterruptedException {
        var reply = Member.await(asked.call(), patience(deadline));
        var next = reply.gone() ? successor(asked.member()) : Optional.<Member>empty();
        if (next.isPresent()) {
            asked.stop();
            var again = Member.await(next.get().ask(question, deadline), patience(deadline));
            return next.get().who().map(who -> new Cast(who, again, Optional.empty()));
        }
        var twin = asked.twin().isPresent() && reply.verdict().isPresent()
                ? Member.await(asked.twin().get(), patience(deadline)).verdict()
                : Optional.<Verdict>empty();
        asked.stop();
        return asked.member().who().map(who -> new Cast(who, reply, twin));
    }

    /** Who sits in its place after a swap. */
    private Optional<Member> successor(Member gone) {
        return bench.seats().find(gone.id()).filter(other -> other != gone);
    }

    private Duration patience(Deadline deadline) {
        return deadline.left(clock).minus(TO_COUNT);
    }
}
