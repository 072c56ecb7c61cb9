package stoa.judge.embedded.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stoa.api.debate.Claim;
import stoa.api.debate.Criterion;
import stoa.api.debate.Feedback;
import stoa.api.debate.Flag;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.text.Encoding;
import stoa.judge.embedded.feature.Features;
import stoa.judge.embedded.text.Sentence;

/** What was found in a speech, in words for the speaker and with the places where it shows. */
public record Telling(Speech speech) {
    private static final Map<String, String[]> WORDS = read("/judge-embedded/words.txt");
    private static final List<String> NAMES = Features.names();
    private static final int SHORT = 60;
    private static final int MOST = 20;

    public List<Score> scores(List<Criterion> wanted) {
        return wanted.stream()
                .flatMap(criterion -> speech.on(criterion).map(points -> score(criterion, points)).stream())
                .toList();
    }

    private Score score(Criterion criterion, Speech.Points points) {
        return new Score(speech.turn().seat(), criterion, points.value(), reason(criterion, points), quotes())
                .within(points.low(), points.high());
    }

    public List<Flag> flags() {
        return speech.remarks().stream()
                .limit(MOST)
                .map(remark -> new Flag(
                        remark.code(), speech.turn().seat(), remark.sentence().map(this::quote), remark.note()))
                .toList();
    }

    /** Sentences with a number or a source; whether they are true, nobody has looked. */
    public List<Claim> claims() {
        return speech.gated().kept().sentences().stream()
                .filter(sentence -> sentence.text()
                        .matches("(?is).*(\\d|\\b(according to|study|studies|survey|research|percent|per cent)\\b).*"))
                .limit(MOST)
                .map(sentence -> Claim.unverified(quote(sentence)))
                .toList();
    }

    public Feedback feedback() {
        return new Feedback(
                speech.turn().seat(),
                "Keep: " + strongest(1).stream().findFirst().orElse("you took the floor") + ".",
                "Next time: "
                        + moving(-1).stream().findFirst().map(words -> words[2]).orElse("add a reason and an example")
                        + ".");
    }

    public String summary() {
        if (speech.quality().isEmpty()) {
            return "Nothing in this turn could be scored" + because() + ".";
        }
        return "It gains because " + listed(strongest(1)) + "; it loses because " + listed(strongest(-1)) + "."
                + quoted() + because() + degraded();
    }

    private String reason(Criterion criterion, Speech.Points points) {
        if (speech.quality().isEmpty()) {
            return "Nothing in this turn could be scored.";
        }
        return switch (criterion) {
            case LOGIC ->
                "People tend to find a text like this %s; %s."
                        .formatted(
                                points.value() >= 5 ? "convincing" : "less convincing",
                                first(points.value() >= 5 ? 1 : -1));
            case EVIDENCE ->
                claims().isEmpty()
                        ? "Nothing here can be looked up: no example, number or source."
                        : "There is something to look up; whether it is true was not checked.";
            case RELEVANCE ->
                speech.has(Flag.OFF_TOPIC)
                        ? "This seems to be about something else than the motion."
                        : "How near the subject stays to the motion and to what was said before.";
            case REBUTTAL -> "How much of the other side's last turn is taken up and answered.";
            case STYLE -> "";
        };
    }

    private String first(int sign) {
        return strongest(sign).stream().findFirst().orElse("nothing stands out");
    }

    /** What moved the quality most in one direction, told in words. */
    private List<String> strongest(int sign) {
        return moving(sign).stream().map(words -> words[sign > 0 ? 0 : 1]).toList();
    }

    /** As they stand in the list: what it says of a rise, of a fall, and what to do about it. */
    private List<String[]> moving(int sign) {
        var byFeature = speech.quality().map(Quality::byFeature).orElse(List.of());
        return IntStream.range(0, byFeature.size())
                .boxed()
                .filter(at -> byFeature.get(at) * sign > 0)
                .sorted(Comparator.comparingDouble(at -> -sign * byFeature.get(at)))
                .flatMap(at -> Stream.ofNullable(WORDS.get(NAMES.get(at))))
                .limit(3)
                .toList();
    }

    /** The sentence that brings most and the one that costs most. */
    private List<Quote> quotes() {
        if (speech.quality().isEmpty()) {
            return List.of();
        }
        var best = place(1);
        var worst = place(-1);
        return best == worst ? List.of(quote(sentence(best))) : List.of(quote(sentence(best)), quote(sentence(worst)));
    }

    private int place(int sign) {
        var shares = speech.quality().orElseThrow().shares();
        return IntStream.range(0, shares.size())
                .boxed()
                .max(Comparator.comparingDouble(at -> sign * shares.get(at)))
                .orElse(0);
    }

    private Sentence sentence(int at) {
        return speech.gated().kept().sentences().get(at);
    }

    private Quote quote(Sentence sentence) {
        var range = speech.text().range(sentence.start(), sentence.end());
        return new Quote(speech.turn().number(), range[0], range[1]);
    }

    /** The speaker's words go into a sentence only without what a page could take for markup. */
    private String quoted() {
        var words = sentence(place(1))
                .text()
                .replaceAll("[<>{}\\[\\]`\\\\\"]+", " ")
                .strip();
        return " Its best sentence begins: “"
                + (words.length() > SHORT ? words.substring(0, SHORT).strip() + "…" : words) + "”.";
    }

    private String because() {
        var notes = speech.remarks().stream()
                .map(remark -> remark.note())
                .distinct()
                .toList();
        return notes.isEmpty() ? "" : " Note: " + String.join(" ", notes).replaceAll("\\.$", "") + ".";
    }

    private String degraded() {
        return speech.method() == Encoding.Method.TABLE
                ? " Scored by a simpler method, because the language model was not free."
                : "";
    }

    private static String listed(List<String> parts) {
        return parts.isEmpty() ? "nothing stands out" : String.join(", and ", parts);
    }

    private static Map<String, String[]> read(String resource) {
        try (var input = Objects.requireNonNull(Telling.class.getResourceAsStream(resource), resource)) {
            var found = new HashMap<String, String[]>();
            new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| "))
                    .forEach(parts -> found.put(parts[0], new String[] {parts[1], parts[2], parts[3]}));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + resource + "' of the bundle", e);
        }
    }
}
