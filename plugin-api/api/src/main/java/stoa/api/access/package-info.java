/**
 * Who may do what: every HTTP route, socket command, subscription and endpoint asks
 * {@link stoa.api.access.Access#require} exactly once, and what no {@link stoa.api.access.Guard} allows is denied.
 *
 * <p>A plugin that adds actions registers a guard that answers for them. Who somebody is comes from the one
 * {@link stoa.api.access.Identities} service.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
