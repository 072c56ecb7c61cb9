package stoa.api.debate;

import org.osgi.annotation.versioning.ConsumerType;
import stoa.api.plugin.Preview;
import stoa.api.task.Deadline;

/**
 * Scores a debate. Register it as a service.
 *
 * <p><b>When it is called</b>: for each finished turn and once for the whole debate, from a durable job; the same question may
 * come again after a failure. <b>Threads</b>: virtual, several at once; interrupted at the deadline. <b>Failure</b>: an
 * exception, a verdict that does not fit the question or a missed deadline counts against the judge, leads to another attempt
 * and finally to a debate that is visibly unjudged; it never delays a turn. <b>Unload</b>: questions in hand are asked again
 * of the judge that is there next.
 */
@Preview
@ConsumerType
public interface Judge {
    JudgeDescriptor describe();

    Verdict judge(Question question, Deadline deadline) throws InterruptedException;
}
