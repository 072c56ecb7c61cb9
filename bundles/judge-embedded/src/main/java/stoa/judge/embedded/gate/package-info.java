/** What is set aside before a turn is scored, and the remarks about it. Entry: {@link stoa.judge.embedded.gate.Gates}. */
@NullMarked
package stoa.judge.embedded.gate;

import org.jspecify.annotations.NullMarked;
