/** Services of plugins that come and go: the latest registered serves, and leaving waits for the calls in hand. */
@NullMarked
package stoa.kernel.messaging.registry;

import org.jspecify.annotations.NullMarked;
