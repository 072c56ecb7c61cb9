/**
 * Who is in the hall: people, their sessions, roles, guests, tokens for programs, and the first administrator.
 *
 * <p>{@link stoa.accounts.people} holds the rules, {@link stoa.accounts.call} offers them as operations and answers for their
 * actions, {@link stoa.accounts.record} keeps the rows. What is secret is stored hashed only: {@link stoa.accounts.secret}.
 */
@Plugin(id = "accounts", title = "Accounts")
@NullMarked
package stoa.accounts;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
