/** The gateway's settings, read once at the start; each record's {@code from} names them with their defaults. */
@NullMarked
package stoa.kernel.gateway.settings;

import org.jspecify.annotations.NullMarked;
