/**
 * The event log on JDBC: {@link stoa.kernel.persistence.log.JdbcEventLog} puts together appending, reading, following,
 * snapshots, timers, and the lease that lets one process at a time write.
 */
@NullMarked
package stoa.kernel.persistence.log;

import org.jspecify.annotations.NullMarked;
