/** Commands, mailboxes and the group commit. The entry is {@link stoa.kernel.messaging.stream.StreamService}. */
@NullMarked
package stoa.kernel.messaging.stream;

import org.jspecify.annotations.NullMarked;
