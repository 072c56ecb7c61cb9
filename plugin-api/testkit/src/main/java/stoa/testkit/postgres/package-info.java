/** A real PostgreSQL server for tests: {@link stoa.testkit.postgres.PostgresServer#start}. */
@NullMarked
package stoa.testkit.postgres;

import org.jspecify.annotations.NullMarked;
