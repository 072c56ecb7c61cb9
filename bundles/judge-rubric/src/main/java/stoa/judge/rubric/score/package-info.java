/**
 * What of a speech counts ({@link stoa.judge.rubric.score.Speech}) and what it is worth on each axis. Every rate saturates
 * early, so that a clear speech of sixty words can have all points and a padded one of six hundred cannot buy any.
 */
@NullMarked
package stoa.judge.rubric.score;

import org.jspecify.annotations.NullMarked;
