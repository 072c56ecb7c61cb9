/** From a turn to points and words: {@link stoa.judge.embedded.score.Reader} measures, {@link stoa.judge.embedded.score.Telling} explains. */
@NullMarked
package stoa.judge.embedded.score;

import org.jspecify.annotations.NullMarked;
