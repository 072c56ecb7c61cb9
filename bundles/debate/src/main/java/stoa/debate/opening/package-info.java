/** Opening a debate: {@link stoa.debate.opening.CreateOperation} turns wishes into a motion and terms. */
@NullMarked
package stoa.debate.opening;

import org.jspecify.annotations.NullMarked;
