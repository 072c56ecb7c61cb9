package stoa.text.encoder;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/** Cuts text into the word pieces of the uncased BERT vocabulary, as the model learned them. */
final class WordPiece {
    private static final int UNKNOWN = 100;
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;

    WordPiece(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The ids, without marks for start and end. */
    int[] ids(String text) {
        var found = new Ids();
        var word = new StringBuilder();
        lower(text).codePoints().forEach(point -> {
            var alone = isChinese(point) || isPunctuation(point);
            if (alone || isSpace(point)) {
                cut(word, found);
            }
            if (alone) {
                cut(word.appendCodePoint(point), found);
            } else if (!isSpace(point)) {
                word.appendCodePoint(point);
            }
        });
        cut(word, found);
        return found.toArray();
    }

    /** Without control characters, accents and capitals. */
    private static String lower(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(point -> !isDropped(point)).forEach(clean::appendCodePoint);
        var plain = new StringBuilder(clean.length());
        Normalizer.normalize(clean, Normalizer.Form.NFD)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .forEach(point -> lower(point, plain));
        return plain.toString();
    }

    /** One character at a time: a sigma at a word's end is a sigma like any other. */
    private static void lower(int point, StringBuilder plain) {
        plain.append(Character.toString(point).toLowerCase(java.util.Locale.ROOT));
    }

    private void cut(StringBuilder word, Ids found) {
        if (word.isEmpty()) {
            return;
        }
        var before = found.size();
        if (word.codePointCount(0, word.length()) > LONGEST_WORD || !pieces(word.toString(), found)) {
            found.truncate(before);
            found.add(UNKNOWN);
        }
        word.setLength(0);
    }

    /** The longest piece first, from the left; false when a rest is in no vocabulary. */
    private boolean pieces(String word, Ids found) {
        var from = 0;
        while (from < word.length()) {
            var to = word.length();
            var id = piece(word, from, to);
            while (id == null && to > from + 1) {
                to--;
                id = piece(word, from, to);
            }
            if (id == null) {
                return false;
            }
            found.add(id);
            from = to;
        }
        return true;
    }

    private @org.jspecify.annotations.Nullable Integer piece(String word, int from, int to) {
        return vocabulary.get(from == 0 ? word.substring(0, to) : "##" + word.substring(from, to));
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isDropped(int point) {
        if (point == 0 || point == 0xFFFD) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\t' && point != '\n' && point != '\r';
            case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int point) {
        var ascii = point >= 33 && point <= 47 || point >= 58 && point <= 64 || point >= 91 && point <= 96;
        if (ascii || point >= 123 && point <= 126) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isChinese(int point) {
        return point >= 0x4E00 && point <= 0x9FFF
                || point >= 0x3400 && point <= 0x4DBF
                || point >= 0x20000 && point <= 0x2CEAF
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0x2F800 && point <= 0x2FA1F;
    }

    /** A growing list of numbers. */
    private static final class Ids {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        void truncate(int length) {
            size = length;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
