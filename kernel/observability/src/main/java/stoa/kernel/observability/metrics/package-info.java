/** The meter registry that every part counts into, and its text for {@code /metrics}. */
@NullMarked
package stoa.kernel.observability.metrics;

import org.jspecify.annotations.NullMarked;
