/**
 * The judge that is always there: a small language model, plain text features and one linear head, in a few milliseconds and
 * without leaving the machine.
 *
 * <p>{@link stoa.judge.embedded.EmbeddedJudge} cleans a turn ({@code text}), sets aside what is no argument ({@code gate}),
 * measures the rest ({@code feature}), and reads quality off a head that was trained on what people found convincing
 * ({@code head}). Because the head is linear, each sentence's share of the points is exact. It cannot know whether a fact is
 * true, nor for which side a text speaks, and says so.
 */
@Plugin(id = "judge-embedded", title = "Judge: embedded")
@NullMarked
package stoa.judge.embedded;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
