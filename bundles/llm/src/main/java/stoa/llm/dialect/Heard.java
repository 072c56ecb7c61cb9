package stoa.llm.dialect;

import java.time.Duration;
import java.util.Optional;

/** What a provider answered, in our words. None of them holds a message of the provider: it may repeat what it was sent. */
public sealed interface Heard {
    /** An answer; whether it fits is another question. */
    record Said(String text, Optional<String> model, Usage usage) implements Heard {
        @Override
        public String toString() {
            return "an answer";
        }
    }

    /** The answer ended at the limit of tokens. */
    record Cut(Usage usage) implements Heard {}

    /** The question was blocked or the model declined; asking again is of no use. */
    record Declined(String why, Usage usage) implements Heard {}

    /** It may work later. */
    record Busy(String why, Optional<Duration> hint) implements Heard {}

    /** It will not work for a long while: a quota is spent. */
    record Spent(String why) implements Heard {}

    /** It does not know a parameter of ours. */
    record Unknown(String parameter) implements Heard {}

    /** It will never work as it is set up. */
    record Failed(String why) implements Heard {}

    /** Tokens as the provider counts them; empty when it does not say. */
    record Usage(Optional<Long> input, Optional<Long> output) {
        public static final Usage UNTOLD = new Usage(Optional.empty(), Optional.empty());
    }
}
