/** Where log events go and how they look: lines for people or JSON on standard output, JSON lines in the data folder. */
@NullMarked
package stoa.kernel.observability.logging;

import org.jspecify.annotations.NullMarked;
