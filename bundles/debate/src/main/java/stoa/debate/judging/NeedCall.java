package stoa.debate.judging;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stoa.api.debate.Judge;

/**
 * Asks a judge what it needs, on a thread of its own and one question at a time: a judge that never answers holds one thread, however
 * often people look. Thread-safe.
 */
final class NeedCall {
    static final String SILENT = "It does not say whether it can judge.";

    private static final int LONGEST = 300;

    private final Judge judge;
    private CompletableFuture<Optional<String>> answer = CompletableFuture.completedFuture(Optional.of(SILENT));
    private Optional<Thread> asking = Optional.empty();
    private boolean over;

    NeedCall(Judge judge) {
        this.judge = judge;
    }

    /** What it says now, or will say: to the question in hand if there is one. Never completes exceptionally. */
    synchronized CompletableFuture<Optional<String>> ask() {
        if (answer.isDone() && !over) {
            var next = new CompletableFuture<Optional<String>>();
            answer = next;
            asking = Optional.of(Thread.ofPlatform().daemon().name("judge-need").start(() -> next.complete(need())));
        }
        return answer;
    }

    /** Nothing is asked from now on, and who is being asked is told to stop. */
    synchronized void end() {
        over = true;
        asking.ifPresent(Thread::interrupt);
    }

    private Optional<String> need() {
        try {
            return judge.need().map(NeedCall::sentence);
        } catch (Throwable broken) {
            // Whatever a plugin throws, errors of linkage too, it is not ready and the list goes on.
            return Optional.of(SILENT);
        }
    }

    /** One line that a page can show. */
    private static String sentence(String said) {
        var line = said.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\s]+", " ").strip();
        var end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
        return line.isEmpty() ? SILENT : line.substring(0, end);
    }
}
