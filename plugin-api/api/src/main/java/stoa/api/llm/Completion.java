package stoa.api.llm;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of a prompt.
 *
 * @param answer present exactly when it is {@link Outcome#ANSWERED}
 * @param reason one sentence for people, without any words of the material; empty for an answer
 */
public record Completion<R extends Record>(Outcome outcome, Optional<R> answer, String reason, Source source) {
    public Completion {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(source, "source");
        if (answer.isPresent() != (outcome == Outcome.ANSWERED)) {
            throw new IllegalArgumentException("An outcome " + outcome + " and an answer do not go together");
        }
    }

    public static <R extends Record> Completion<R> of(R answer, Source source) {
        return new Completion<>(Outcome.ANSWERED, Optional.of(answer), "", source);
    }

    public static <R extends Record> Completion<R> without(Outcome outcome, String reason, Source source) {
        return new Completion<>(outcome, Optional.empty(), reason, source);
    }

    /**
     * Where it comes from and what it took, failed attempts included.
     *
     * @param model as the provider names it in its answer; empty when there was none
     * @param promptHash SHA-256 in hex of instructions and shape, without the material
     * @param inputHash SHA-256 in hex of everything that decides the answer
     * @param micros money in millionths of the unit the prices are set in
     * @param cached whether an earlier answer to the same question was used
     * @param attempts how often the provider was asked
     */
    public record Source(
            Optional<String> model,
            String promptHash,
            String inputHash,
            long inputTokens,
            long outputTokens,
            long micros,
            boolean cached,
            int attempts) {}
}
