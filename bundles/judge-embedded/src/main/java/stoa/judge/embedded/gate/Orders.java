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
    /** Without one of these no pattern matches; looking for them is much quicker. */
    private static final Pattern TRIGGER =
            Pattern.compile("ignor|disregard|forget|overrid|overwrit|bypass|discard|neglect|skip|instruct|rubric|prompt"
                    + "|scor|award|assign|grant|points|marks|rating|rate |maxim|highest|perfect|ruling|verdict|adjudic|judge|ballot|assistant|grader|evaluat|you are|pretend|act as"
                    + "|language model|\\bai\\b|\\bten\\b|10|zero|decod|transcript|repeat|reveal|treat|winner|declare|end of|<|\\[|\\{|\\||#"
                    + "|oubli|consigne|note|tu es|vous etes|vergiss|anweis|bewert|gib |gebt|geben|vergib|punkt|zehn|du bist|olvid|instruc|otorga|dame|punt|calific|atrib|nota"
                    + "|istruz|dimentic|esquec|descons|eres|voce|sei|negeer|vergeet|zapomnij|geef|daj|przyzn|unut|gormez|puan|lupakan|abaikan|beri|glom|tilldel"
                    + "|[^\\x00-\\x{24F}\\s\\p{P}\\p{S}]");

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
        var plain = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        return TRIGGER.matcher(plain).find()
                && PATTERNS.stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }

    /** Letters with spaces between are nothing that an honest speaker writes. */
    private static boolean isSpaced(String text) {
        return SPACED.matcher(text).find();
    }

    private static boolean isCoded(String text) {
        var coded = CODED.matcher(text);
        while (coded.find()) {
            if (CODE_LETTERS.matcher(coded.group()).matches() || isReadable(coded.group())) {
                return true;
            }
        }
        return HEX.matcher(text).find();
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
