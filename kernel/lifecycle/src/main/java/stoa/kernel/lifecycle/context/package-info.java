/** The {@link stoa.api.plugin.PluginContext} of each bundle, and the closing of everything that was opened through it. */
@NullMarked
package stoa.kernel.lifecycle.context;

import org.jspecify.annotations.NullMarked;
