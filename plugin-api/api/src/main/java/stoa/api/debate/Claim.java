package stoa.api.debate;

import java.util.Objects;
import java.util.Optional;

/**
 * Something a speaker presents as a fact, and what is known about it.
 *
 * @param source who or what supports or contradicts it
 */
public record Claim(Quote quote, State state, Optional<String> source) {
    /** What is known. Only a judge with sources, or a person, may say supported or contradicted. */
    public enum State {
        UNVERIFIED,
        SUPPORTED,
        CONTRADICTED,
        /** Not a matter of fact. */
        OPINION
    }

    public Claim {
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(source, "source");
    }

    public static Claim unverified(Quote quote) {
        return new Claim(quote, State.UNVERIFIED, Optional.empty());
    }
}
