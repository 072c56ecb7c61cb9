/**
 * The engine under everything live: streams, channels, jobs, followers of the log and small documents.
 *
 * <p>A command enters at {@link stoa.kernel.messaging.stream}, is decided in the mailbox of its stream, committed in a group
 * with the commands of other streams, acknowledged, and handed to {@link stoa.kernel.messaging.feed} and
 * {@link stoa.kernel.messaging.follow}. Plugins come and go through the registries of {@link stoa.kernel.messaging.registry}.
 */
@NullMarked
package stoa.kernel.messaging;

import org.jspecify.annotations.NullMarked;
