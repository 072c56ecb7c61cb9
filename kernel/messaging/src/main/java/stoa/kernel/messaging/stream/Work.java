package stoa.kernel.messaging.stream;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import stoa.api.stream.Receipt;
import stoa.api.stream.Sending;
import stoa.kernel.messaging.registry.Held;

/** What waits in a mailbox. */
sealed interface Work {
    CompletableFuture<?> answer();

    /** A command, until it is answered. */
    final class Order implements Work {
        private final Written command;
        private final Sending sending;
        private final @Nullable Firing firing;
        private final CompletableFuture<Receipt> answer = new CompletableFuture<>();
        private final long arrived = System.nanoTime();
        private int attempts;

        Order(Written command, Sending sending, @Nullable Firing firing) {
            this.command = command;
            this.sending = sending;
            this.firing = firing;
        }

        Written command() {
            return command;
        }

        Sending sending() {
            return sending;
        }

        @Nullable
        Firing firing() {
            return firing;
        }

        @Override
        public CompletableFuture<Receipt> answer() {
            return answer;
        }

        long arrived() {
            return arrived;
        }

        /** How often it was decided, this time included; only the mailbox's thread counts. */
        int nextAttempt() {
            return ++attempts;
        }

        int attempts() {
            return attempts;
        }
    }

    /** A timer that is due; {@code readAt} is when the log was asked, by {@link System#nanoTime}. */
    record Firing(String name, long setting, long readAt) {}

    /** Asks for the committed state. */
    record Look(CompletableFuture<Fold> answer) implements Work {}

    /** Some flights were lost: reload and see what became of them. */
    record Recover(CompletableFuture<Boolean> answer) implements Work {
        Recover() {
            this(new CompletableFuture<>());
        }
    }

    /** Drops whatever belongs to the rules. */
    record Forget(Held<Rules<?, ?, ?>> rules, CompletableFuture<Boolean> answer) implements Work {}
}
