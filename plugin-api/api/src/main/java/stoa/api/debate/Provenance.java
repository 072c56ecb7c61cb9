package stoa.api.debate;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a verdict comes from.
 *
 * @param method the rule set or the way it is asked
 * @param inputHash {@link Question#inputHash} of what was judged
 * @param model the model as its maker names it, dated if it can be
 * @param promptHash SHA-256 in hex of the instructions, without the debate
 * @param cost what this answer took; empty when it costs nothing
 */
public record Provenance(
        String judge,
        String version,
        String method,
        String inputHash,
        Optional<String> model,
        Optional<String> promptHash,
        Optional<Cost> cost) {
    public Provenance {
        Objects.requireNonNull(judge, "judge");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(inputHash, "inputHash");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(promptHash, "promptHash");
        Objects.requireNonNull(cost, "cost");
    }

    /** Of rules: no model, no instructions, no cost. */
    public Provenance(String judge, String version, String method, String inputHash) {
        this(judge, version, method, inputHash, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Provenance withModel(String name) {
        return new Provenance(judge, version, method, inputHash, Optional.of(name), promptHash, cost);
    }

    public Provenance withPrompt(String hash) {
        return new Provenance(judge, version, method, inputHash, model, Optional.of(hash), cost);
    }

    public Provenance withCost(Cost spent) {
        return new Provenance(judge, version, method, inputHash, model, promptHash, Optional.of(spent));
    }

    /**
     * What an answer took.
     *
     * @param micros money in millionths of the currency unit the institution keeps its budget in
     */
    public record Cost(long inputTokens, long outputTokens, long micros) {
        public Cost {
            if (inputTokens < 0 || outputTokens < 0 || micros < 0) {
                throw new IllegalArgumentException("Cost must not be negative: " + inputTokens + " and " + outputTokens
                        + " tokens, " + micros + " micros");
            }
        }
    }
}
