package stoa.accounts.secret;

import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.api.error.Errors;

/** Which passwords are good enough: 10 to 256 characters, and not among the first million guesses. */
final class PasswordRules {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 256;
    private static final int WEAKEST_SCORE = 2;
    /** The estimate's time grows with the square of the length; a password this long is strong or has a weak beginning. */
    private static final int LONGEST_ESTIMATED = 48;

    private final Zxcvbn estimator = new Zxcvbn();

    /** Throws {@code BAD_INPUT} with advice unless the password is good enough for the person of that name. */
    void check(String password, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Errors.badInput("The password has " + length + " characters; it needs " + SHORTEST + " to " + LONGEST
                    + ". Several words in a row make a good one.");
        }
        var strength = estimator.measure(head(password), guessed(name));
        if (strength.getScore() < WEAKEST_SCORE) {
            throw Errors.badInput("The password is too easy to guess. " + advice(strength));
        }
    }

    static boolean isTooLong(String password) {
        return password.length() > LONGEST * 2;
    }

    private static String head(String password) {
        return password.length() <= LONGEST_ESTIMATED ? password : password.substring(0, LONGEST_ESTIMATED);
    }

    /** What an attacker tries first for this person. */
    private static List<String> guessed(String name) {
        var words = Stream.of(name.split("[ ._-]+"));
        return Stream.concat(words, Stream.of(name, name.replaceAll("[ ._-]+", ""), "stoa"))
                .toList();
    }

    private static String advice(Strength strength) {
        Feedback feedback = strength.getFeedback();
        var lines = Stream.concat(
                Stream.of(feedback.getWarning(Locale.ROOT)), feedback.getSuggestions(Locale.ROOT).stream());
        return lines.filter(line -> !line.isBlank())
                .map(line -> line.endsWith(".") ? line : line + ".")
                .collect(Collectors.joining(" "));
    }
}
