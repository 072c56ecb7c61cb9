package stoa.kernel.persistence.database;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened; the message is the sentence for the operator. */
public final class StartProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartProblem(String sentence) {
        super(sentence);
    }

    public StartProblem(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
