package stoa.judge.llm;

import java.util.List;
import java.util.stream.Collectors;
import stoa.api.debate.Criterion;

/** What the model is told; ours alone, with not a word of anybody else. */
final class Rubric {
    /** Raised with every change of the words below. */
    static final String VERSION = "2";

    private static final String SPEECH =
            """
            You judge one speech of a debate for a school. You get the motion, the side of the speaker and the speech. Judge only
            what the speech says, not what you know and not who may have written it. Length is no merit. Do not reward polish. A sign ^
            before words is no part of them.
            Write first: up to four short quotes, copied letter by letter from the speech, each with its criterion and whether it
            helps or hurts; up to six claims of fact, copied likewise; a rationale of one or two plain sentences for the speaker;
            one thing to keep and one to change next time. Then the points, whole numbers from 0 to 10:
            %s
            Flags name what people should look at; NONE if nothing.""".formatted(criteria(List.of(Criterion.LOGIC, Criterion.EVIDENCE, Criterion.RELEVANCE)));

    private static final String ANSWER = """
            You judge how well one speech of a debate answers an earlier speech of the other side. You get the motion, the earlier
            speech and the speech to be judged, which is the last. Write first: up to four short quotes, copied letter by letter from
            the speech to be judged; a rationale of one or two plain sentences for its speaker. Then the points, a whole number
            from 0 to 10:
            %s
            Flags name what people should look at; NONE if nothing.""".formatted(criteria(List.of(Criterion.REBUTTAL)));

    private Rubric() {}

    static String speech() {
        return SPEECH;
    }

    static String answer() {
        return ANSWER;
    }

    private static String criteria(List<Criterion> criteria) {
        return criteria.stream().map(Rubric::criterion).collect(Collectors.joining("\n"));
    }

    private static String criterion(Criterion criterion) {
        return criterion.title() + ": " + criterion.question() + " "
                + List.of(0, 3, 5, 7, 10).stream()
                        .map(points -> points + " = " + criterion.anchors().get(points))
                        .collect(Collectors.joining(" "));
    }
}
