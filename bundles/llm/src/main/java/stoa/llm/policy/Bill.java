package stoa.llm.policy;

import java.util.Optional;
import stoa.api.llm.Completion;

/** What one prompt took until now. Of one thread. */
final class Bill {
    private final String promptHash;
    private final String inputHash;
    private Optional<String> model = Optional.empty();
    private long input;
    private long output;
    private long micros;
    private int attempts;

    Bill(String promptHash, String inputHash) {
        this.promptHash = promptHash;
        this.inputHash = inputHash;
    }

    String inputHash() {
        return inputHash;
    }

    void attempt() {
        attempts++;
    }

    void add(long inputTokens, long outputTokens, long money) {
        input += inputTokens;
        output += outputTokens;
        micros += money;
    }

    void answeredBy(Optional<String> name) {
        model = name;
    }

    Completion.Source source(boolean cached) {
        return new Completion.Source(model, promptHash, inputHash, input, output, micros, cached, attempts);
    }
}
