package stoa.api.debate;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Why a seat was ahead or behind, as a code from which the words of a ballot are made.
 *
 * @param code one of the constants here or another in the same form; the list is open
 * @param quotes where it shows
 */
public record Reason(Seat seat, String code, List<Quote> quotes) {
    public static final String MORE_DETAIL = "MORE_DETAIL";
    public static final String CONCRETE_EXAMPLE = "CONCRETE_EXAMPLE";
    public static final String BETTER_EXPLAINED = "BETTER_EXPLAINED";
    public static final String ANSWERS_OTHER_SIDE = "ANSWERS_OTHER_SIDE";
    public static final String BALANCED = "BALANCED";
    public static final String CREDIBLE = "CREDIBLE";
    public static final String TO_THE_POINT = "TO_THE_POINT";
    public static final String NO_SUPPORT = "NO_SUPPORT";
    public static final String OFF_TOPIC = "OFF_TOPIC";
    public static final String NO_REASONING = "NO_REASONING";
    public static final String ATTACKS_PERSON = "ATTACKS_PERSON";
    public static final String UNCLEAR = "UNCLEAR";
    public static final String REPEATS = "REPEATS";
    public static final String LEAVES_UNANSWERED = "LEAVES_UNANSWERED";
    public static final String NOT_AN_ARGUMENT = "NOT_AN_ARGUMENT";

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public Reason {
        Objects.requireNonNull(seat, "seat");
        quotes = List.copyOf(quotes);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Reason code '" + code + "' must look like MORE_DETAIL");
        }
    }
}
