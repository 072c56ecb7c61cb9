package stoa.debate.judging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stoa.api.debate.Judge;
import stoa.api.debate.Question;
import stoa.api.task.Deadline;

/**
 * One question to one judge, on a thread of its own. The asker leaves at the limit, whether or not the judge obeys.
 *
 * <p>Judges compute. On virtual threads as many as there are cores would keep everybody's commands waiting.
 */
final class JudgeCall {
    private static final Duration TO_OBEY = Duration.ofMillis(200);

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Thread thread;

    JudgeCall(Judge judge, Question question, Deadline deadline) {
        thread = Thread.ofPlatform().daemon().name("judge").unstarted(() -> {
            try {
                answer.complete(ask(judge, question, deadline));
            } finally {
                ended.complete(true);
            }
        });
    }

    void start() {
        thread.start();
    }

    /** Completed when the judge has let go of its thread. */
    CompletableFuture<Boolean> ended() {
        return ended;
    }

    Answer await(Duration limit) throws InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            interrupt(new Answer.Late());
            waitForEnd();
            return answer.join();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("A call never completes exceptionally", impossible);
        } catch (InterruptedException stop) {
            interrupt(new Answer.Withdrawn());
            throw stop;
        }
    }

    /** Answers for the judge and tells it to stop. */
    void interrupt(Answer instead) {
        answer.complete(instead);
        thread.interrupt();
    }

    private void waitForEnd() throws InterruptedException {
        try {
            ended.get(TO_OBEY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException ignored) {
            // It stays on the list of its judge, which is not asked any more when there are too many.
        }
    }

    /** Anything may come out of a plugin, an error of linkage or the stack too: none of it may end this thread unheard. */
    private static Answer ask(Judge judge, Question question, Deadline deadline) {
        try {
            var started = System.nanoTime();
            var verdict = judge.judge(question, deadline);
            return verdict == null
                    ? new Answer.Failed("it gave no verdict", new Misconduct("It gave no verdict"))
                    : new Answer.Given(verdict, Duration.ofNanos(System.nanoTime() - started));
        } catch (Throwable failure) {
            var why = "it threw " + failure.getClass().getSimpleName() + ": " + failure.getMessage();
            return new Answer.Failed(why, failure);
        }
    }
}
