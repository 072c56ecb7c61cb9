package stoa.judge.llm;

import java.util.Optional;
import java.util.regex.Pattern;
import stoa.api.debate.Question;

/**
 * The same speech in another form, to see whether something in it speaks to the model. A speech in which orders were found is asked
 * about with them; of all others one in twenty, always the same ones, with a mark before each word, which takes the force out of
 * orders and nothing out of arguments.
 *
 * @param text what is asked about
 * @param isTempting whether more points for it betray an order, or for the speech as it was
 */
record Twin(String text, boolean isTempting) {
    static final String MARK = "^";

    private static final double ATTACK = 0.5;
    /** A model that is asked twice does not always say the same. */
    private static final double MOOD = 1;

    private static final int ONE_IN = 20;
    private static final Pattern WORD = Pattern.compile("(?<=^|\\s)(?=\\S)");

    /** Empty when this speech is asked about only once. */
    static Optional<Twin> of(Question question, Case heard, Witness witness) {
        if (!heard.orders().isEmpty() || witness.sawAnOrder(heard.seat())) {
            return Optional.of(new Twin(heard.whole(), true));
        }
        return isChosen(question.inputHash())
                ? Optional.of(new Twin(WORD.matcher(heard.clean()).replaceAll(MARK), false))
                : Optional.empty();
    }

    static boolean isChosen(String inputHash) {
        return Integer.parseInt(inputHash.substring(0, 6), 16) % ONE_IN == 0;
    }

    /** A model's quote of it as the speaker's words. */
    String spoken(String quote) {
        return isTempting ? quote : quote.replace(MARK, "");
    }

    /** What people are told when the points for both differ so that somebody speaks to the model. */
    Optional<String> finding(Ballot.Speech speech, Ballot.Speech twin) {
        if (isTempting) {
            return twin.mean() - speech.mean() > ATTACK
                    ? Optional.of("The sentences that were left out would have raised the points; they did not count.")
                    : Optional.empty();
        }
        return speech.mean() - twin.mean() > MOOD
                ? Optional.of(
                        "Asked in another form the model gave clearly less; does something in it speak to the judge?")
                : Optional.empty();
    }
}
