package stoa.judge.embedded.feature;

import java.util.HashSet;

/** How much of a text was there before, as a packer would see it; a packer's own output differs between Javas. */
final class Repetition {
    private static final int LETTERS = 6;

    private Repetition() {}

    static double share(String text) {
        var seen = new HashSet<String>();
        var again = 0;
        for (var at = 0; at + LETTERS <= text.length(); at++) {
            again += seen.add(text.substring(at, at + LETTERS)) ? 0 : 1;
        }
        return again / (double) Math.max(1, text.length() - LETTERS + 1);
    }
}
