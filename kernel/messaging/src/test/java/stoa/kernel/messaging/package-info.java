/** The engine through its public interfaces, on a log in memory that can be made to fail and on the real one. */
@NullMarked
package stoa.kernel.messaging;

import org.jspecify.annotations.NullMarked;
