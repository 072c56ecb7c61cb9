package stoa.api.debate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import stoa.api.task.Deadline;

/**
 * Scores a debate. Register it as a service.
 *
 * <p><b>When it is called</b>: for each finished turn and once for the whole debate, from a durable job; the same question may
 * come again after a failure. <b>Threads</b>: one of its own each, several at once; interrupted at the deadline. <b>Failure</b>: an
 * exception, a verdict that does not fit the question or a missed deadline counts against the judge, leads to another attempt
 * and finally to a debate that is visibly unjudged; it never delays a turn. A judge that cannot answer now says so with
 * {@link Verdict.Status#UNJUDGED} instead of waiting. <b>Unload</b>: questions in hand are asked again of the judge that is
 * there next.
 */
@ConsumerType
public interface Judge {
    JudgeDescriptor describe();

    Verdict judge(Question question, Deadline deadline) throws InterruptedException;

    /**
     * What must be set up before this judge can judge, as one sentence of at most 300 characters for an administrator, who reads
     * it as it stands. A judge with a need is not offered for debates; asked all the same, it says
     * {@link Verdict.Status#UNJUDGED}. Asked again and again, on a thread of its own, by whoever shows or chooses judges: it looks at
     * what is known here and asks nobody elsewhere. One that does not answer within two seconds counts as not ready.
     *
     * @return empty when it can judge now
     */
    default Optional<String> need() {
        return Optional.empty();
    }

    /**
     * Scores a turn that is still being written: the question's last turn holds what is typed so far and is the one asked for.
     * Called while somebody types, about once for each finished sentence, so that the real question finds its work done; may
     * cache, must not remember who asked. Whatever goes wrong here is of no consequence.
     *
     * @return empty when this judge does not score drafts
     */
    default Optional<Verdict> draft(Question question, Deadline deadline) throws InterruptedException {
        return Optional.empty();
    }

    /**
     * How this judge was evaluated, as JSON in the form of {@link EvaluationCard}; by default the resource
     * {@code /judge-card/<id>.json} of its own bundle.
     *
     * @return empty when there is none
     */
    default Optional<String> card() {
        try (var file =
                getClass().getResourceAsStream("/judge-card/" + describe().id() + ".json")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The evaluation card of the judge cannot be read", unreadable);
        }
    }
}
