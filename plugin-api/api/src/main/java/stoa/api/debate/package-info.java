/**
 * The contract between debates and their judges, and the events of a debate that other plugins may rely on.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.debate;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
