/** The rows of the persistence unit {@code accounts} and the transactions on them: {@link stoa.accounts.record.Rows}. */
@NullMarked
package stoa.accounts.record;

import org.jspecify.annotations.NullMarked;
