/**
 * The profile of the Centrifuge client protocol v2 that the hub speaks: what clients ask ({@link
 * stoa.kernel.gateway.protocol.Command}), what they are answered ({@link stoa.kernel.gateway.protocol.Reply}) and told ({@link
 * stoa.kernel.gateway.protocol.Push}), and the two ways it is written ({@link stoa.kernel.gateway.protocol.Format}).
 */
@NullMarked
package stoa.kernel.gateway.protocol;

import org.jspecify.annotations.NullMarked;
