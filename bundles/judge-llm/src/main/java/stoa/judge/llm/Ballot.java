package stoa.judge.llm;

import java.util.List;
import java.util.Locale;
import stoa.api.debate.Claim;
import stoa.api.debate.Criterion;

/** The shapes of the model's answers: words before numbers, so that the numbers follow the reasons. */
final class Ballot {
    private static final double STEERED = 9;

    private Ballot() {}

    /** Words that stand in the speech. */
    record Quoted(Axis axis, Effect effect, String text) {}

    /** A statement of fact in the speech. */
    record Stated(String text, State state) {}

    enum Effect {
        PLUS,
        MINUS
    }

    enum State {
        SUPPORTED,
        UNVERIFIED,
        CONTRADICTED,
        OPINION;

        /** A model without sources may not say what is true. */
        Claim.State claim() {
            return this == OPINION ? Claim.State.OPINION : Claim.State.UNVERIFIED;
        }
    }

    enum Axis {
        LOGIC,
        EVIDENCE,
        RELEVANCE,
        REBUTTAL;

        Criterion criterion() {
            return Criterion.valueOf(name());
        }
    }

    enum Mark {
        INJECTION,
        OFF_TOPIC,
        WRONG_SIDE,
        COPY,
        ABUSE,
        FALLACY,
        UNVERIFIED,
        NONE
    }

    /** About a speech by itself. */
    record Speech(
            List<Quoted> quotes,
            List<Stated> claims,
            String rationale,
            String keep,
            String change,
            int logic,
            int evidence,
            int relevance,
            List<Mark> flags,
            double confidence) {
        Speech {
            quotes = List.copyOf(quotes);
            claims = List.copyOf(claims);
            flags = List.copyOf(flags);
            inRange("logic", logic);
            inRange("evidence", evidence);
            inRange("relevance", relevance);
            likely(confidence);
        }

        int points(Criterion criterion) {
            return switch (criterion) {
                case LOGIC -> logic;
                case EVIDENCE -> evidence;
                default -> relevance;
            };
        }

        double mean() {
            return (logic + evidence + relevance) / 3.0;
        }

        /** High points for a speech of which the model itself says that it speaks to the judge. */
        boolean isSteered() {
            return flags.contains(Mark.INJECTION) && mean() >= STEERED;
        }
    }

    /** About a speech as an answer to another. */
    record Answer(List<Quoted> quotes, String rationale, int rebuttal, List<Mark> flags, double confidence) {
        Answer {
            quotes = List.copyOf(quotes);
            flags = List.copyOf(flags);
            inRange("rebuttal", rebuttal);
            likely(confidence);
        }
    }

    private static void inRange(String name, int points) {
        if (points < 0 || points > 10) {
            throw new IllegalArgumentException(
                    "The field '" + name.toLowerCase(Locale.ROOT) + "' must be from 0 to 10.");
        }
    }

    private static void likely(double confidence) {
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("The field 'confidence' must be from 0 to 1.");
        }
    }
}
