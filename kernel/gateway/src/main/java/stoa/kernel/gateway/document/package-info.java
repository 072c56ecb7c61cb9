/** The programming interface, described from what is served now: {@link stoa.kernel.gateway.document.Documents}. */
@NullMarked
package stoa.kernel.gateway.document;

import org.jspecify.annotations.NullMarked;
