/** The folder {@code panel/} of bundles, offered to whoever serves it. */
@NullMarked
package stoa.kernel.lifecycle.panel;

import org.jspecify.annotations.NullMarked;
