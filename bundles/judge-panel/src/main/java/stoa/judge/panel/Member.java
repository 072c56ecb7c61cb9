package stoa.judge.panel;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** A judge in the panel: each question on a thread of its own, so that one that hangs holds up nobody. */
final class Member {
    private static final int MOST_IN_HAND = 16;
    private static final Duration TO_LEAVE = Duration.ofSeconds(1);

    private final Judge judge;
    private final Set<Call> inHand = ConcurrentHashMap.newKeySet();

    Member(Judge judge) {
        this.judge = judge;
    }

    /** A question in hand. */
    record Call(Thread thread, CompletableFuture<Optional<Verdict>> answer, CompletableFuture<Boolean> ended) {}

    boolean is(Judge other) {
        return judge == other;
    }

    Optional<JudgeDescriptor> who() {
        try {
            return Optional.ofNullable(judge.describe());
        } catch (RuntimeException | LinkageError silent) {
            return Optional.empty();
        }
    }

    String id() {
        return who().map(JudgeDescriptor::id).orElse("");
    }

    /** Starts asking; an empty answer when it fails, goes away or has too much in hand. */
    Call ask(Question question, Deadline deadline) {
        var answer = new CompletableFuture<Optional<Verdict>>();
        var ended = new CompletableFuture<Boolean>();
        var thread = Thread.ofVirtual().name("panel-member").unstarted(() -> {
            try {
                answer.complete(Optional.ofNullable(judge.judge(question, deadline)));
            } catch (Throwable failure) {
                // Whatever a plugin throws, its vote is missing and the panel goes on.
                answer.complete(Optional.empty());
            } finally {
                ended.complete(true);
            }
        });
        var call = new Call(thread, answer, ended);
        if (inHand.size() >= MOST_IN_HAND) {
            answer.complete(Optional.empty());
            return call;
        }
        inHand.add(call);
        ended.whenComplete((end, none) -> inHand.remove(call));
        thread.start();
        return call;
    }

    /** The answer, if it comes in time; otherwise the judge is told to stop. */
    static Optional<Verdict> await(Call call, Duration patience) throws InterruptedException {
        try {
            return call.answer().get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            stop(call);
            return Optional.empty();
        }
    }

    static void stop(Call call) {
        call.answer().complete(Optional.empty());
        call.thread().interrupt();
    }

    void withdraw() {
        inHand.forEach(Member::stop);
        var all = inHand.stream().map(Call::ended).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(TO_LEAVE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException deaf) {
            // It keeps its thread; there is nothing more to do about it.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
