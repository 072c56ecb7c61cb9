/**
 * Judges put to the test with data: {@link stoa.testkit.judging.HostileCases} holds a judge against turns that try to cheat it,
 * {@link stoa.testkit.judging.LabelledPairs} against pairs that people compared;
 * {@link stoa.testkit.judging.EvaluationCards} makes of both the card that the judge ships.
 */
@NullMarked
package stoa.testkit.judging;

import org.jspecify.annotations.NullMarked;
