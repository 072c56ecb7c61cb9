/** What people may call themselves, and when two names are too alike: {@link stoa.accounts.name.PersonName}. */
@NullMarked
package stoa.accounts.name;

import org.jspecify.annotations.NullMarked;
