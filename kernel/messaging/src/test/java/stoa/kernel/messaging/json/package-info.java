/** What the codec reads, refuses and lets go. */
@NullMarked
package stoa.kernel.messaging.json;

import org.jspecify.annotations.NullMarked;
