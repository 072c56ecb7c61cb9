/** Breaks the network between a client and the hall on purpose. */
@NullMarked
package stoa.acceptance.nemesis;

import org.jspecify.annotations.NullMarked;
