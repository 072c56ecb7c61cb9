/**
 * Logs and metrics of the platform, up before anything else.
 *
 * <p>The bundle carries SLF4J with Logback, and Micrometer with the Prometheus client, so that no other bundle needs them and
 * none of them needs service loader weaving. {@link stoa.kernel.observability.Observability} starts both.
 */
@NullMarked
package stoa.kernel.observability;

import org.jspecify.annotations.NullMarked;
