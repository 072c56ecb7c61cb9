/** Passwords and tokens at rest: Argon2id for what people choose, SHA-256 for what is random. */
@NullMarked
package stoa.accounts.secret;

import org.jspecify.annotations.NullMarked;
