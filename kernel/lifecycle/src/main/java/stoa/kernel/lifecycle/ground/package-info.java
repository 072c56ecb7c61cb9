/** What every other part stands on: settings, clock, ids, and the orderly end of the platform. */
@NullMarked
package stoa.kernel.lifecycle.ground;

import org.jspecify.annotations.NullMarked;
