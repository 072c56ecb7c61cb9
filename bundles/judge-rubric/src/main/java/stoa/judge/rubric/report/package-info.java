/** Verdicts in words that a learner can use: {@link stoa.judge.rubric.report.TurnReport} and {@link stoa.judge.rubric.report.DebateReport}. */
@NullMarked
package stoa.judge.rubric.report;

import org.jspecify.annotations.NullMarked;
