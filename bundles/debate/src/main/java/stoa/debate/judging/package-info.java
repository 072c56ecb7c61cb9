/**
 * The way to the judge, off the path of every turn.
 *
 * <p>{@link stoa.debate.judging.JudgingReaction} turns finished turns and debates into durable jobs;
 * {@link stoa.debate.judging.JudgingJob} asks through the {@link stoa.debate.judging.JudgeDesk} and reports to the debate. A
 * judge is a guest in the house: it gets a thread of its own, a hard limit and no trust ({@link stoa.api.debate.VerdictCheck}).
 */
@NullMarked
package stoa.debate.judging;

import org.jspecify.annotations.NullMarked;
