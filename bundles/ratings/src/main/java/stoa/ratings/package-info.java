/**
 * Ratings of those who debate: one ledger, kept by double entry, and the boards made of it.
 *
 * <p>{@link stoa.ratings.ledger.Ledger} is the stream {@code ratings:main}; it gets each decided debate once, from
 * {@link stoa.ratings.ledger.ResultReaction}. {@code board} shows it.
 */
@Plugin(id = "ratings", title = "Ratings")
@NullMarked
package stoa.ratings;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
