package stoa.judge.rubric.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a cleaned text into sentences of words; one pass. */
final class Reader {
    private final CleanText clean;
    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private int start;

    Reader(CleanText clean) {
        this.clean = clean;
        this.text = clean.text();
    }

    List<Sentence> read() {
        for (int at = 0; at < text.length(); ) {
            at = isWordAt(at) ? word(at) : mark(at);
        }
        endSentence(text.length());
        return sentences;
    }

    private boolean isWordAt(int at) {
        return Character.isLetterOrDigit(text.codePointAt(at));
    }

    private int word(int at) {
        var end = at;
        while (end < text.length() && (isPart(text.codePointAt(end)) || joins(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        var original = text.substring(at, end);
        var lower = original.toLowerCase(Locale.ROOT);
        var isCapital = Character.isUpperCase(original.codePointAt(0));
        words.add(new Word(lower, Stem.of(lower), Lexicon.ENGLISH.isFunction(lower), isCapital));
        return end;
    }

    /** Letters, digits, and the marks that other scripts set on letters. */
    private static boolean isPart(int character) {
        var type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** An apostrophe or hyphen inside a word, a point or comma inside a number. */
    private boolean joins(int at) {
        if (at == 0 || at + 1 >= text.length()) {
            return false;
        }
        var before = text.charAt(at - 1);
        var after = text.charAt(at + 1);
        return switch (text.charAt(at)) {
            case '\'', '-' -> Character.isLetter(before) && Character.isLetter(after);
            case '.', ',' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }

    private int mark(int at) {
        var character = text.codePointAt(at);
        var next = at + Character.charCount(character);
        if (character == '<' && isTagAt(next)) {
            endSentence(at);
        }
        var ends = character == '\n' || isStop(character) || character == '.' && !isAbbreviated(next);
        if (ends) {
            endSentence(next);
        }
        return next;
    }

    /** What ends a sentence for certain; brackets too, since nothing inside them belongs to the sentence outside. */
    private static boolean isStop(int character) {
        return character == '!' || character == '?' || character == '\u0964' || "[]>".indexOf(character) >= 0;
    }

    /** Markup stands for itself and is no part of what people say before and after it. */
    private boolean isTagAt(int at) {
        return at < text.length() && (Character.isLetter(text.charAt(at)) || "/!".indexOf(text.charAt(at)) >= 0);
    }

    private boolean isAbbreviated(int next) {
        var midWord = next < text.length() && Character.isLetterOrDigit(text.codePointAt(next));
        return midWord
                || !words.isEmpty()
                        && Lexicon.ENGLISH.isAbbreviation(words.getLast().text());
    }

    private void endSentence(int end) {
        if (!words.isEmpty()) {
            var from = firstVisible(start);
            sentences.add(Sentence.of(words, text.substring(from, end), clean.origin(from), clean.origin(end)));
            words.clear();
        }
        start = end;
    }

    private int firstVisible(int from) {
        var at = from;
        while (at < text.length() - 1 && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
