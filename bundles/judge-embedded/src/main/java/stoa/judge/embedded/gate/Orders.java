package stoa.judge.embedded.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Recognises text that speaks to the judge instead of the other side, also when it is disguised. */
final class Orders {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final List<Pattern> PATTERNS = read("/judge-embedded/orders.txt");
    private static final Pattern SPACED = Pattern.compile("\\b(?:\\p{L}[\\s._*-]{1,3}){5,80}\\p{L}\\b");
    private static final Pattern CODED = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
    private static final Pattern CODE_LETTERS = Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).*");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}[\\s:]?){16,400}");
    private static final Pattern LEET = Pattern.compile("\\p{L}[013457@$!]\\p{L}|[013457@$!]\\p{L}{2}");
    private static final String DIGITS = "013457@$!";
    private static final String LETTERS = "oieastasi";

    private Orders() {}

    /** @param text one sentence, or what the hidden characters of a text spell */
    static boolean isOrder(String text) {
        return isPlain(text)
                || isSpaced(text)
                || isCoded(text)
                || LEET.matcher(text).find() && isPlain(swap(text))
                || isPlain(turned(text))
                || isPlain(new StringBuilder(text).reverse().toString());
    }

    private static boolean isPlain(String text) {
        var plain = plain(text);
        return Trigger.isIn(plain) && isAsked(plain);
    }

    /** By the patterns alone. */
    static boolean isAsked(String plain) {
        return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }

    /** In lower case and without accents. */
    static String plain(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return isAscii(lower)
                ? lower
                : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
    }

    private static boolean isAscii(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Letters with spaces between are nothing that an honest speaker writes. */
    private static boolean isSpaced(String text) {
        return SPACED.matcher(text).find();
    }

    private static boolean isCoded(String text) {
        var coded = CODED.matcher(text);
        while (coded.find()) {
            var looksCoded = CODE_LETTERS.matcher(coded.group()).matches() && !isInAddress(text, coded.start());
            if (looksCoded || isReadable(coded.group())) {
                return true;
            }
        }
        return HEX.matcher(text).find();
    }

    /** Addresses of pages look like code too; an honest speaker may give one. */
    private static boolean isInAddress(String text, int at) {
        return text.lastIndexOf("://", at) > text.lastIndexOf(' ', at);
    }

    private static boolean isReadable(String coded) {
        try {
            var bytes = Base64.getDecoder().decode(coded.replaceAll("=+$", ""));
            return new String(bytes, StandardCharsets.UTF_8).matches("[\\x20-\\x7E\\s]{12,}");
        } catch (IllegalArgumentException notCoded) {
            return false;
        }
    }

    private static String swap(String text) {
        var swapped = new StringBuilder(text.length());
        text.chars().forEach(each -> {
            var known = DIGITS.indexOf(each);
            swapped.append(known < 0 ? (char) each : LETTERS.charAt(known));
        });
        return swapped.toString();
    }

    /** Each letter by the one thirteen places on. */
    private static String turned(String text) {
        var turned = new StringBuilder(text.length());
        text.chars().forEach(each -> {
            var lower = Character.toLowerCase(each);
            turned.append(lower >= 'a' && lower <= 'z' ? (char) ('a' + (lower - 'a' + 13) % 26) : (char) each);
        });
        return turned.toString();
    }

    private static List<Pattern> read(String resource) {
        try (var input = Objects.requireNonNull(Orders.class.getResourceAsStream(resource), resource)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> Pattern.compile(MARKS.matcher(Normalizer.normalize(line, Normalizer.Form.NFD))
                            .replaceAll("")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + resource + "' of the bundle", e);
        }
    }
}
