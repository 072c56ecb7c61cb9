package stoa.api.llm;

import java.util.Objects;

/**
 * Who pays: budgets are kept for both.
 *
 * @param institution whose rules hold; {@link #HALL} where there is only one
 * @param subject what it is for, for example the id of a debate
 */
public record Account(String institution, String subject) {
    public static final String HALL = "hall";

    public Account {
        Objects.requireNonNull(institution, "institution");
        Objects.requireNonNull(subject, "subject");
    }

    public static Account of(String subject) {
        return new Account(HALL, subject);
    }
}
