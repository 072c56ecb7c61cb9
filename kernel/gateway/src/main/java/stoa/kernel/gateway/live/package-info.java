/**
 * The hub: many connections, many channels, nobody waits for anybody.
 *
 * <p>{@link stoa.kernel.gateway.live.Hub} is the entry. A {@code Connection} is one socket with its subscriptions, limits and
 * {@code Outbox}; a {@code Room} is one channel with its subscribers, fed by one attachment to messaging. A publication is
 * written once per format and the same bytes are queued for every subscriber.
 */
@NullMarked
package stoa.kernel.gateway.live;

import org.jspecify.annotations.NullMarked;
