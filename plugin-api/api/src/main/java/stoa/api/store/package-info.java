/**
 * Small documents by key, for read models and settings of a plugin: {@link stoa.api.store.Stores#open}. Relational read
 * models use a persistence unit of the bundle instead.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
