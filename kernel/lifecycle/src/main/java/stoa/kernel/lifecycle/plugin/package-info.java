/**
 * The life of a plugin: {@code Dropped -> Staged -> Waiting -> Starting -> Active -> Stopping -> Stopped -> Removed}.
 *
 * <p>{@link stoa.kernel.lifecycle.plugin.Deployer} is the entry: it owns one {@link stoa.kernel.lifecycle.plugin.PluginSlot}
 * per plugin, which changes one thing at a time. Jars come from folders ({@link stoa.kernel.lifecycle.plugin.DropFolder}) and
 * are kept, so that an earlier version can come back.
 */
@NullMarked
package stoa.kernel.lifecycle.plugin;

import org.jspecify.annotations.NullMarked;
