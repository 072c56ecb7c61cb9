/**
 * The ledger of ratings: the stream {@code ratings:main} with one writer.
 *
 * <p>What one gains the other loses, and a new player's first rating is lent by the house; so all ratings and the house's
 * account together are zero, always. Each result is entered once. Corrections would be further entries, never changes.
 */
@NullMarked
package stoa.ratings.ledger;

import org.jspecify.annotations.NullMarked;
