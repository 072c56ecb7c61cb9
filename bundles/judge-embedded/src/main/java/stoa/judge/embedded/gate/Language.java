package stoa.judge.embedded.gate;

import java.util.Set;
import java.util.stream.Collectors;
import stoa.judge.embedded.text.Prose;

/** Whether a text is in a language that the head was not trained on. */
final class Language {
    private static final String PREFIX = "function ";
    private static final double OTHER_SCRIPT = 0.3;
    private static final Set<String> OTHERS = Gates.LISTS.names().stream()
            .filter(name -> name.startsWith(PREFIX) && !name.equals("function en"))
            .collect(Collectors.toSet());

    private Language() {}

    static boolean isForeign(Prose prose) {
        var letters = prose.text().codePoints().filter(Character::isLetter).count();
        var other = prose.text()
                .codePoints()
                .filter(point ->
                        Character.isLetter(point) && Character.UnicodeScript.of(point) != Character.UnicodeScript.LATIN)
                .count();
        return letters > 0 && other > OTHER_SCRIPT * letters || speaksAnother(prose);
    }

    private static boolean speaksAnother(Prose prose) {
        var words = prose.words();
        var english = Gates.share(words, Gates.FUNCTION);
        return words.size() >= 4
                && OTHERS.stream()
                        .mapToDouble(name -> Gates.share(words, Gates.LISTS.words(name)))
                        .anyMatch(share -> share > 0.15 && share > english * 1.5);
    }
}
