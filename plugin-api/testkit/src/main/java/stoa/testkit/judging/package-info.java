/**
 * Judges put to the test with data: {@link stoa.testkit.judging.HostileCases} holds a judge against turns that try to cheat it,
 * {@link stoa.testkit.judging.LabelledPairs} against pairs that people compared.
 */
@NullMarked
package stoa.testkit.judging;

import org.jspecify.annotations.NullMarked;
