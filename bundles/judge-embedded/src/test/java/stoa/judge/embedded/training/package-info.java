/** Training and evaluation of the embedded judge's head; {@link stoa.judge.embedded.training.TrainJudge} runs both. */
@NullMarked
package stoa.judge.embedded.training;

import org.jspecify.annotations.NullMarked;
