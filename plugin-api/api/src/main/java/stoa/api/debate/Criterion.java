package stoa.api.debate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is scored, each from 0 to 10. The anchors say what a number means, so that judges and people mean the same. */
public enum Criterion {
    LOGIC(
            "Do reasons carry the claim?",
            "No claim, or no reason for one.",
            "A claim with a reason that does not carry it.",
            "A claim with a fitting reason; a step is missing.",
            "Claim, reason and the link between them stand; small gaps.",
            "Every step is there and follows; the likely objection is met."),
    EVIDENCE(
            "Is it specific and can it be checked? Whether it is true is another question.",
            "Nothing supports the claim.",
            "Support is vague: everybody knows, studies show.",
            "One concrete example or number, without a source.",
            "Concrete and attributed, and it fits the claim.",
            "Several fitting, attributed and proportionate pieces, with their limits."),
    RELEVANCE(
            "Does it serve the motion, the side and the point in dispute?",
            "About something else.",
            "Touches the subject, not the motion.",
            "About the motion; the point in dispute is passed by.",
            "On the motion and mostly on the point in dispute.",
            "Every sentence serves the motion and the point in dispute."),
    REBUTTAL(
            "Is the other side's argument named fairly and answered?",
            "The other side is not answered.",
            "Contradicts without a reason, or answers what nobody said.",
            "Names an argument of the other side and answers a part of it.",
            "Names the strongest argument fairly and answers it.",
            "Answers the strongest arguments and weighs what is left of them."),
    /** Scored only where the debate's profile asks for it. */
    STYLE(
            "Is it easy to follow and fair in tone?",
            "Cannot be followed, or attacks people.",
            "Hard to follow.",
            "Can be followed.",
            "Clear, in order, fair in tone.",
            "Clear, in order, and a pleasure to hear or read.");

    /** The four that every judge may be asked for. */
    public static final List<Criterion> CORE = List.of(LOGIC, EVIDENCE, RELEVANCE, REBUTTAL);

    private final String question;
    private final Map<Integer, String> anchors;

    Criterion(String question, String at0, String at3, String at5, String at7, String at10) {
        this.question = question;
        this.anchors = Map.of(0, at0, 3, at3, 5, at5, 7, at7, 10, at10);
    }

    /** As programs write it: {@code logic}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it, within a sentence: {@code reasoning}, {@code answering the other side}. */
    public String inWords() {
        return switch (this) {
            case LOGIC -> "reasoning";
            case REBUTTAL -> "answering the other side";
            case EVIDENCE, RELEVANCE, STYLE -> title();
        };
    }

    /** What the criterion asks, one sentence. */
    public String question() {
        return question;
    }

    /** What the points 0, 3, 5, 7 and 10 mean, by those numbers. */
    public Map<Integer, String> anchors() {
        return anchors;
    }
}
