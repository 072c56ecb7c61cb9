/** The rules of accounts, free of HTTP: {@link stoa.accounts.people.Accounts} wires them for one plugin context. */
@NullMarked
package stoa.accounts.people;

import org.jspecify.annotations.NullMarked;
