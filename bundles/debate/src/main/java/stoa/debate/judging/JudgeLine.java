package stoa.debate.judging;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** The line to one registered judge: the calls in hand, and whether it is still worth calling. */
final class JudgeLine {
    /** So many threads that a judge does not give back are enough. */
    static final int MOST_STUCK = 8;

    private static final Duration TO_DESCRIBE = Duration.ofSeconds(2);

    private final Judge judge;
    private final long service;
    private final NeedCall need;
    private final CompletableFuture<JudgeDescriptor> descriptor = new CompletableFuture<>();
    private final CompletableFuture<Evaluation> evaluation = new CompletableFuture<>();
    private final Set<JudgeCall> inHand = ConcurrentHashMap.newKeySet();
    private final Set<JudgeCall> stuck = ConcurrentHashMap.newKeySet();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean withdrawn;

    JudgeLine(Judge judge, long service) {
        this.judge = judge;
        this.service = service;
        this.need = new NeedCall(judge);
        Thread.ofPlatform().daemon().name("judge-describe").start(this::introduce);
    }

    long service() {
        return service;
    }

    boolean isFor(Judge other) {
        return judge == other;
    }

    /** Who it is; empty when it does not say. */
    Optional<JudgeDescriptor> descriptor() throws InterruptedException {
        try {
            return Optional.ofNullable(descriptor.get(TO_DESCRIBE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException silent) {
            return Optional.empty();
        }
    }

    /** How it was evaluated, as it said when it came. */
    Evaluation card() throws InterruptedException {
        try {
            return evaluation.get(TO_DESCRIBE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            return Evaluation.SILENT;
        }
    }

    /** What it says that it lacks; at once, whether or not it answers. */
    CompletableFuture<Optional<String>> need() {
        return need.ask();
    }

    /** Shows it a draft; nothing that goes wrong matters. */
    void draft(Question question, Deadline deadline, Duration limit) throws InterruptedException {
        ask(new Drafts(judge), question, deadline, limit);
    }

    /** A judge that is only shown drafts, so that a draft is a call like any other: bounded, counted, drained. */
    private record Drafts(Judge judge) implements Judge {
        @Override
        public JudgeDescriptor describe() {
            return judge.describe();
        }

        @Override
        public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
            return judge.draft(question, deadline).orElseThrow();
        }
    }

    /** The object that is called. */
    Judge judge() {
        return judge;
    }

    boolean isUsable() {
        return !withdrawn && stuck.size() < MOST_STUCK;
    }

    /** How often it failed until now, this time included. */
    long failed() {
        return failures.incrementAndGet();
    }

    Answer ask(Question question, Deadline deadline, Duration limit) throws InterruptedException {
        return ask(judge, question, deadline, limit);
    }

    private Answer ask(Judge asked, Question question, Deadline deadline, Duration limit) throws InterruptedException {
        var call = new JudgeCall(asked, question, deadline);
        inHand.add(call);
        call.ended().whenComplete((end, none) -> {
            inHand.remove(call);
            stuck.remove(call);
        });
        call.start();
        if (withdrawn) {
            call.interrupt(new Answer.Withdrawn());
        }
        var answer = call.await(limit);
        return withdrawn && answer instanceof Answer.Failed ? new Answer.Withdrawn() : noted(call, answer);
    }

    /** Takes no more questions; lets those in hand finish for a while, then interrupts them. */
    void withdraw(Duration patience) {
        withdrawn = true;
        need.end();
        if (!awaitIdle(patience)) {
            inHand.forEach(call -> call.interrupt(new Answer.Withdrawn()));
            awaitIdle(Duration.ofSeconds(1));
        }
    }

    private Answer noted(JudgeCall call, Answer answer) {
        if (answer instanceof Answer.Late && !call.ended().isDone()) {
            stuck.add(call);
            // It may have ended in between, and then nobody else takes it off.
            if (call.ended().isDone()) {
                stuck.remove(call);
            }
        }
        return answer;
    }

    private boolean awaitIdle(Duration patience) {
        var calls = inHand.stream().map(JudgeCall::ended).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(calls).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException busy) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void introduce() {
        try {
            var who = judge.describe();
            descriptor.complete(who);
            evaluation.complete(Evaluation.of(judge, who.id()));
        } catch (Throwable failure) {
            descriptor.completeExceptionally(failure);
            evaluation.complete(Evaluation.SILENT);
        }
    }
}
