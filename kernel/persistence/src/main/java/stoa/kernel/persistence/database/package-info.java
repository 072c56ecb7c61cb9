/**
 * The one database: H2 in a file or PostgreSQL, its pool, its durability, and transactions that everything on a thread joins.
 * {@link stoa.kernel.persistence.database.Database} is the entry.
 */
@NullMarked
package stoa.kernel.persistence.database;

import org.jspecify.annotations.NullMarked;
