package stoa.testkit.llm;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the fake provider does with one request. */
public enum Act {
    /** A fair answer. */
    GOOD,
    /** A good answer inside a Markdown fence. */
    FENCE,
    /** The JSON of the answer ends in the middle. */
    TRUNCATED_JSON,
    /** Points of 11. */
    ELEVEN,
    /** Points of 7.5. */
    FRACTION,
    /** Points as {@code "7"}. */
    QUOTED_NUMBER,
    /** Quotes that nobody said. */
    FOREIGN_QUOTE,
    /** Good, with fields that nobody asked for. */
    EXTRA,
    /** The same field twice. */
    DUPLICATE,
    /** A field is missing. */
    MISSING,
    /** Words instead of JSON. */
    PROSE,
    /** Five megabytes. */
    HUGE,
    /** The provider blocks the question. */
    BLOCKED,
    /** The model declines. */
    REFUSAL,
    /** The answer ends at the limit of tokens. */
    CUT,
    /** A web page with status 200. */
    WRONG_TYPE,
    /** The provider's own JSON is broken. */
    BROKEN_ENVELOPE,
    /** The connection is reset after the headers. */
    RESET,
    /** One byte now and then, for ever. */
    LORIS,
    /** Nothing at all. */
    STALL,
    /** 429 without a hint. */
    BUSY,
    /** 429 with the hint of the script. */
    BUSY_HINT,
    /** 429 that will not pass today. */
    QUOTA,
    OVERLOADED,
    UNAVAILABLE,
    INTERNAL,
    UNAUTHORIZED,
    NOT_FOUND,
    /** 400 about the parameter {@code temperature} as long as it is sent. */
    NO_TEMPERATURE,
    /** An older server: 400 about each newer parameter as long as it is sent. */
    OLD,
    /** 400 about nothing in particular. */
    BAD_REQUEST,
    /** Says the secret of its instructions. */
    LEAK,
    /** Read only the end of the prompt, and says so in its counts. */
    FORGETFUL,
    /** Good, and the provider's counts say that nothing is left for two seconds. */
    LAST_ONE,
    /** Repeats the whole request in an error message. */
    TELLTALE,
    /** Does what the material orders. */
    OBEYS,
    /** Gives the most, and reports an order itself. */
    STEERED,
    /** Writes down what it was given, wherever it may write. */
    ECHO,
    /** Likes what comes first. */
    FIRST,
    /** Likes what is long. */
    LONG,
    /** Likes the proposition. */
    SIDE,
    /** Another answer each time. */
    MOODY;

    static Act named(String word) {
        return Arrays.stream(values())
                .filter(act -> act.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Act '" + word + "' is unknown; there are "
                        + Arrays.stream(values()).map(Act::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
