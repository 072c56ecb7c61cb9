/** One HTTP exchange with a limit in time and size. */
@NullMarked
package stoa.llm.wire;

import org.jspecify.annotations.NullMarked;
