/** People who debate without end, and the checks of what the hall has kept of it. */
@NullMarked
package stoa.acceptance.debates;

import org.jspecify.annotations.NullMarked;
