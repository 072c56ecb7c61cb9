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
import stoa.api.debate.VerdictCheck;
import stoa.api.task.Deadline;

/** A judge in the panel: each question on a thread of its own, so that one that hangs holds up nobody. */
final class Member {
    private static final int MOST_IN_HAND = 32;
    private static final Duration TO_LEAVE = Duration.ofSeconds(1);
    private static final Duration TO_DESCRIBE = Duration.ofSeconds(1);

    private final Judge judge;
    private final Ready ready;
    private final CompletableFuture<Optional<JudgeDescriptor>> descriptor = new CompletableFuture<>();
    private final Set<Call> inHand = ConcurrentHashMap.newKeySet();

    Member(Judge judge) {
        this.judge = judge;
        this.ready = new Ready(judge);
        Thread.ofPlatform().daemon().name("panel-describe").start(this::introduce);
    }

    /**
     * What came of a question.
     *
     * @param why there is no verdict, one sentence
     * @param gone because the judge was taken away; another of its name may be there
     */
    record Reply(Optional<Verdict> verdict, String why, boolean gone) {
        static Reply of(Verdict verdict) {
            return new Reply(Optional.of(verdict), "", false);
        }

        static Reply none(String why) {
            return new Reply(Optional.empty(), why, false);
        }
    }

    /** A question in hand. */
    record Call(Thread thread, CompletableFuture<Reply> answer, CompletableFuture<Boolean> ended) {}

    boolean is(Judge other) {
        return judge == other;
    }

    /** Empty when it does not say in time; such a judge has no seat. */
    Optional<JudgeDescriptor> who() {
        try {
            return descriptor.get(TO_DESCRIBE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException silent) {
            return Optional.empty();
        }
    }

    /** Whether it can judge now, as it says. */
    boolean isReady() {
        return ready.now();
    }

    String id() {
        return who().map(JudgeDescriptor::id).orElse("");
    }

    /** Starts asking; no verdict comes when it fails, misbehaves, goes away or has too much in hand. */
    Call ask(Question question, Deadline deadline) {
        var answer = new CompletableFuture<Reply>();
        var ended = new CompletableFuture<Boolean>();
        var thread = Thread.ofPlatform().daemon().name("panel-member").unstarted(() -> {
            try {
                answer.complete(checked(question, judge.judge(question, deadline)));
            } catch (Throwable failure) {
                // Whatever a plugin throws, its vote is missing and the panel goes on.
                answer.complete(Reply.none("It failed."));
            } finally {
                ended.complete(true);
            }
        });
        var call = new Call(thread, answer, ended);
        if (inHand.size() >= MOST_IN_HAND) {
            answer.complete(Reply.none("It is busy."));
            return call;
        }
        inHand.add(call);
        ended.whenComplete((end, none) -> inHand.remove(call));
        thread.start();
        return call;
    }

    /** The answer, if it comes in time; otherwise the judge is told to stop. */
    static Reply await(Call call, Duration patience) throws InterruptedException {
        try {
            return call.answer().get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            stop(call);
            return Reply.none("It did not answer in time.");
        }
    }

    static void stop(Call call) {
        stop(call, Reply.none("It was told to stop."));
    }

    void withdraw() {
        ready.end();
        inHand.forEach(call -> stop(call, new Reply(Optional.empty(), "It went away in the middle.", true)));
        var all = inHand.stream().map(Call::ended).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(TO_LEAVE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException deaf) {
            // It keeps its thread; there is nothing more to do about it.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Call call, Reply instead) {
        call.answer().complete(instead);
        call.thread().interrupt();
    }

    /** One judge's nonsense must not spoil the word of all. */
    private Reply checked(Question question, Verdict verdict) {
        var complaint = who().map(known -> VerdictCheck.complaint(question, known, verdict))
                .orElse("it does not say who it is");
        return complaint.isEmpty()
                ? Reply.of(verdict)
                : Reply.none("Its answer does not fit the question: " + complaint + ".");
    }

    private void introduce() {
        try {
            descriptor.complete(Optional.ofNullable(judge.describe()));
        } catch (Throwable silent) {
            descriptor.complete(Optional.empty());
        }
    }
}
