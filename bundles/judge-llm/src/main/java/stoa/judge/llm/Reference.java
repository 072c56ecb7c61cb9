package stoa.judge.llm;

import java.util.List;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.task.Deadline;

/** The points of a judge that works by itself and cannot be talked to. */
@FunctionalInterface
interface Reference {
    /** Its scores; empty when there is no such judge or it has none. */
    List<Score> scores(Question question, Deadline deadline) throws InterruptedException;
}
