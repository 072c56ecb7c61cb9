package stoa.judge.llm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import stoa.api.debate.Quote;

/**
 * A text without the sentences that speak to a judge or a machine instead of the other side.
 *
 * @param clean without them
 * @param held where they stand
 */
record Suspicion(String clean, List<Quote> held) {
    static final Pattern SENTENCE = Pattern.compile("[^.!?\\n\\r\\u2028\\u2029]+[.!?]*[\\s\\u2028\\u2029]*|[.!?\\s]+");

    private static final String BARE =
            "(?=\\s*(?:[.!?,;\"'\\])}]|$|#|(?:out|for|to|from|in every|in each|in all|here|now|points?|marks?|so|too|at once)\\b))";

    private static final List<Pattern> ORDERS = List.of(
            Pattern.compile(
                    "\\b(?:ignore|disregard|forget|override|bypass)\\b.{0,40}\\b(?:instruction|instructions|previous|above|prompt|rule|rules|rubric)\\b"),
            Pattern.compile(
                    "\\b(?:give|award|assign|grant|rate|score|mark|output|return|print|write)\\b.{0,60}\\b(?:10|ten|zero|0|maximum|max|full|highest|lowest|perfect)\\b.{0,30}\\b(?:points?|scores?|marks?|criteri|axis|axes|logic|evidence|rebuttal|relevance|out of|/ ?10)"),
            Pattern.compile(
                    "\\b(?:dear|attention|note to|message to|instruction(?:s)? (?:to|for))\\b.{0,20}\\b(?:judge|jury|evaluator|grader|model|assistant|ai|system)\\b"),
            Pattern.compile(
                    "\\b(?:you are now|act as|pretend|new instructions?|system prompt|developer mode|jailbreak|as an ai)\\b"),
            Pattern.compile(
                    "\\b(?:reveal|repeat|show|print)\\b.{0,30}\\b(?:prompt|instructions?|rubric|secret|marker)\\b"),
            Pattern.compile(
                    "(?:<\\|?/?(?:system|assistant|user|im_start|im_end|turn)|\\[/?inst\\]|###|^\\s*(?:system|assistant|user)\\s*:)"),
            Pattern.compile("\"(?:logic|evidence|relevance|rebuttal|score|role|points)\"\\s*:"),
            Pattern.compile(
                    "\\b(?:ignorez|oubliez|ignoriere|vergiss|ignora|olvida|ignore)\\b.{0,40}\\b(?:instructions?|anweisungen|instrucciones|regeln|r\u00e8gles|reglas|consignes)\\b"),
            // A verb of marking and a bare number: ten percent or ten people is something else.
            Pattern.compile(
                    "\\b(?:scor|rat|award|grad|mark)(?:e|es|ed|s|ing)?\\b.{0,40}?\\b(?:10|ten|0|zero)\\b" + BARE),
            Pattern.compile(
                    "\\b(?:score|rate|grade|mark|award)\\s+(?:it|this|that|me|us|him|her|them|the (?:speech|speaker|text|turn|other))\\b.{0,40}?\\b(?:10|ten|0|zero)\\b(?:\\s+and\\b|"
                            + BARE + ")"),
            Pattern.compile(
                    "\\b(?:gives?|gave|giving|received?|deserves?|earns?)\\b.{0,30}?\\b(?:10|ten|0|zero)\\b" + BARE),
            Pattern.compile(
                    "\\b(?:scorer|rubric|criteri(?:on|a)|this speech|this speaker)\\b.{0,80}\\b(?:10|ten|maximum|full marks)\\b"),
            Pattern.compile("\\b(?:gib|donnez|da|dale|attribuez)\\b.{0,50}\\b(?:10|zehn|dix|diez)\\b"),
            // Who tells the reader what its work is speaks to the reader.
            Pattern.compile(
                    "\\byour (?:real|true|actual|only|new|next|hidden|first) (?:task|job|goal|role|duty|purpose|mission|order)\\b"),
            Pattern.compile(
                    "\\b(?:put|write|enter|note|set|fill in|choose|pick)\\b.{0,20}\\b(?:top|full|best|highest|maximum|perfect|lowest) (?:marks?|scores?|grades?|points|ratings?)\\b"),
            Pattern.compile(
                    "(?:önceki|poprzedni|precedent|anterior|vorig|tidigare|предыдущ|السابق|पिछले|以前|之前|前の).{0,40}"
                            + "(?:talimat|instrukcj|istruzion|instru[cç]|instruct|инструкц|تعليمات|निर्देश|指示|指令)"));

    static Suspicion of(int turn, String text) {
        var clean = new StringBuilder();
        var held = new ArrayList<Quote>();
        var sentences = SENTENCE.matcher(text);
        while (sentences.find()) {
            if (isOrder(sentences.group())) {
                held.add(new Quote(
                        turn,
                        sentences.start(),
                        sentences.start() + sentences.group().stripTrailing().length()));
            } else {
                clean.append(sentences.group());
            }
        }
        return new Suspicion(clean.toString(), List.copyOf(held));
    }

    boolean isAny() {
        return !held.isEmpty();
    }

    /** With its accents, which some languages need, and without, behind which some orders hide. */
    private static boolean isOrder(String sentence) {
        var plain = Normalizer.normalize(Disguise.off(sentence.replaceAll("\\p{Cf}", "")), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        var bare = Normalizer.normalize(plain, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return isOrderAsWritten(plain) || !bare.equals(plain) && isOrderAsWritten(bare);
    }

    private static boolean isOrderAsWritten(String plain) {
        return ORDERS.stream().anyMatch(order -> order.matcher(plain).find());
    }
}
