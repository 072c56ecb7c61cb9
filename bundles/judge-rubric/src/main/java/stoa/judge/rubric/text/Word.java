package stoa.judge.rubric.text;

/**
 * A word, a number counts as one.
 *
 * @param text in lower case
 * @param stem what it shares with its inflected forms
 * @param isFunction one of the small words that hold a sentence together
 */
public record Word(String text, String stem, boolean isFunction, boolean isCapital) {
    public boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }
}
