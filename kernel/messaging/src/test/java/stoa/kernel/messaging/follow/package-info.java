/** Followers on the real database, with short back-offs. */
@NullMarked
package stoa.kernel.messaging.follow;

import org.jspecify.annotations.NullMarked;
