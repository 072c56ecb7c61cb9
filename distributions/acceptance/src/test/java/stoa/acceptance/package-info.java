/** The promises of the product, tried on the packaged product while it is killed, cut off, swapped and flooded. */
@NullMarked
package stoa.acceptance;

import org.jspecify.annotations.NullMarked;
