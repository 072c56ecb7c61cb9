/**
 * Everything that touches the disk: the shared database, the event log, the tables beside it, backup, and a persistence unit
 * per bundle. {@link stoa.kernel.persistence.Persistence} opens it all and registers the services.
 */
@NullMarked
package stoa.kernel.persistence;

import org.jspecify.annotations.NullMarked;
