/** Starts, stops, kills and restarts the packaged product as a process of its own, the way an institution runs it. */
@NullMarked
package stoa.acceptance.hall;

import org.jspecify.annotations.NullMarked;
