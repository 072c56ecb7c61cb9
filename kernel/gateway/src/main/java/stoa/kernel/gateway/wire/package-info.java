/**
 * One open socket, whichever API carries it: {@link stoa.kernel.gateway.wire.Wire} is what the hub writes to, {@link
 * stoa.kernel.gateway.wire.Receiver} is what it is told.
 */
@NullMarked
package stoa.kernel.gateway.wire;

import org.jspecify.annotations.NullMarked;
