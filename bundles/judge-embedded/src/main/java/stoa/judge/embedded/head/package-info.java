/** The trained part: {@link stoa.judge.embedded.head.Head}. */
@NullMarked
package stoa.judge.embedded.head;

import org.jspecify.annotations.NullMarked;
