package stoa.judge.embedded.gate;

import java.util.List;
import java.util.regex.Pattern;

/** Letters in an order that no English word has. */
final class Noise {
    private static final Pattern ODD =
            Pattern.compile("[bcdfghjklmnpqrstvwxz]{4,}|q(?!u)|^[bcdfghjklmnpqrstvwxz]{2,}$|zx|xz|jk|kj|qw|dkj|vq|jq");
    private static final double MUCH = 0.3;

    private Noise() {}

    static boolean isNoise(List<String> words) {
        return words.stream().filter(word -> ODD.matcher(word).find()).count() > MUCH * words.size();
    }
}
