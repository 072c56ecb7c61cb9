/** Latencies per hop and queue depths, when the platform has a meter registry. */
@NullMarked
package stoa.kernel.messaging.meter;

import org.jspecify.annotations.NullMarked;
