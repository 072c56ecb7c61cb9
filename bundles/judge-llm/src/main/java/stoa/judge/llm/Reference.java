package stoa.judge.llm;

import java.util.Optional;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** A judge that works by itself and cannot be talked to. */
@FunctionalInterface
interface Reference {
    /** Its word; empty when there is no such judge or it cannot say anything now. */
    Optional<Verdict> verdict(Question question, Deadline deadline) throws InterruptedException;
}
