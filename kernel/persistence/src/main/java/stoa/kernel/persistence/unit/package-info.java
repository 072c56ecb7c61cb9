/**
 * A persistence unit per bundle: whoever carries {@code Meta-Persistence} gets an {@code EntityManagerFactory} service on the
 * shared pool, in a schema of its own, migrated by its own scripts, and gone with the bundle.
 * {@link stoa.kernel.persistence.unit.UnitExtender} watches the bundles.
 */
@NullMarked
package stoa.kernel.persistence.unit;

import org.jspecify.annotations.NullMarked;
