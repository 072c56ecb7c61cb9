/**
 * A judge that works offline and can explain every point: rules over what stands in the text, the same answer every time.
 *
 * <p>{@link stoa.judge.rubric.RubricJudge} reads a speech ({@code text}), looks at what of it counts and scores it on four
 * axes ({@code score}), and writes for learners what it found ({@code report}). It counts reasons, examples and answers; it
 * cannot know whether a fact is true, and says so.
 */
@Plugin(id = "judge-rubric", title = "Judge: rubric")
@NullMarked
package stoa.judge.rubric;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
