package stoa.api.debate;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that people should look at. It is a remark, never a punishment: what follows from it is a person's decision.
 *
 * @param code one of the constants here or another in the same form; the list is open
 * @param quote where it shows; empty when it concerns the whole
 * @param note one sentence for people, put as a question where it may be wrong
 */
public record Flag(String code, Seat seat, Optional<Quote> quote, String note) {
    /** The text speaks to the judge instead of the other side. */
    public static final String PROMPT_INJECTION = "PROMPT_INJECTION";

    public static final String OFF_TOPIC = "OFF_TOPIC";
    /** Words of the motion, of an earlier turn or of the other side make up much of it. */
    public static final String COPY = "COPY";

    public static final String GIBBERISH = "GIBBERISH";
    public static final String REPETITION = "REPETITION";
    /** Words that sound like argument are piled up without one. */
    public static final String KEYWORD_STUFFING = "KEYWORD_STUFFING";

    public static final String ABUSE = "ABUSE";
    /** A number or study that cannot be checked as it stands. */
    public static final String UNVERIFIED_STATISTIC = "UNVERIFIED_STATISTIC";

    public static final String POSSIBLE_FALLACY = "POSSIBLE_FALLACY";
    /** It argues for the other side. */
    public static final String WRONG_SIDE = "WRONG_SIDE";
    /** Invisible or disguised characters. */
    public static final String HIDDEN_TEXT = "HIDDEN_TEXT";
    /** Only a part was read, because it is very long. */
    public static final String CUT = "CUT";

    public static final String LANGUAGE = "LANGUAGE";
    /** The judges of a panel are far apart. */
    public static final String SPLIT_PANEL = "SPLIT_PANEL";
    /** Another judge should look before this counts. */
    public static final String NEEDS_REVIEW = "NEEDS_REVIEW";

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public Flag {
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(note, "note");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Flag code '" + code + "' must look like PROMPT_INJECTION");
        }
    }
}
