/** The operations that panels and programs call, and the guard that answers for them. */
@NullMarked
package stoa.accounts.call;

import org.jspecify.annotations.NullMarked;
