/** Shows in a debate what its result did to the ratings; follows the ledger's events by their names and nothing else. */
@NullMarked
package stoa.debate.standing;

import org.jspecify.annotations.NullMarked;
