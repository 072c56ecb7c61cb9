/**
 * What makes a bundle a plugin: the {@link stoa.api.plugin.Plugin} annotation on a package, and the
 * {@link stoa.api.plugin.PluginContext} that the platform hands to it.
 *
 * <p>Everything obtained through the context belongs to the bundle and is closed in reverse order when the bundle stops, so
 * authors write no clean-up. Contributions are declarative services of the extension interfaces (an aggregate, an operation,
 * a judge ...).
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
