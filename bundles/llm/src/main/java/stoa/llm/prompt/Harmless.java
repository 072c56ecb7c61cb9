package stoa.llm.prompt;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What somebody wrote without what only machines see: hidden and control characters, line separators, marks of chat templates. */
final class Harmless {
    private static final Pattern LINE = Pattern.compile("\\R");
    /** Controls, formats such as direction marks and tags, surrogates that stand alone, private use. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\n\\t]]");

    private static final Pattern TEMPLATE = Pattern.compile(
            "(?i)(<\\||\\|>|<<|>>|\\[/?(?:INST|SYS)|</?(?:s|system|user|assistant|start_of_turn|end_of_turn)\\b|###)");
    private static final int LONGEST = 24_000;

    private Harmless() {}

    static String of(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var lines = LINE.matcher(Normalizer.normalize(cut, Normalizer.Form.NFC)).replaceAll("\n");
        return TEMPLATE.matcher(HIDDEN.matcher(lines).replaceAll("")).replaceAll(mark -> spaced(mark.group()));
    }

    /** With a space after its first character no tokenizer takes it for one of its marks. */
    private static String spaced(String mark) {
        return java.util.regex.Matcher.quoteReplacement(mark.charAt(0) + " " + mark.substring(1));
    }
}
