/** Slows down who guesses: {@link stoa.accounts.limit.Throttle} per name and per address, in bounded memory. */
@NullMarked
package stoa.accounts.limit;

import org.jspecify.annotations.NullMarked;
