/** The rules R1 to R10 of the architecture and the forbidden calls, checked against the jars that ship. */
@NullMarked
package stoa.architecture;

import org.jspecify.annotations.NullMarked;
