/** Nonsense of many kinds, made from a seed. */
@NullMarked
package stoa.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
