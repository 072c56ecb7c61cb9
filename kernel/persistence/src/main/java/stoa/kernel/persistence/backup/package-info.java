/**
 * Everything in one file, written while the platform runs, in a form that either engine can take in again: rows as lines of
 * JSON, with counts and hashes. {@link stoa.kernel.persistence.backup.BackupWriter} and
 * {@link stoa.kernel.persistence.backup.Restore}.
 */
@NullMarked
package stoa.kernel.persistence.backup;

import org.jspecify.annotations.NullMarked;
