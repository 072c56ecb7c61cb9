/**
 * The page: no code of its own runs on the server. The folder {@code panel/} of this bundle, made from {@code ui/}, holds the
 * document, the shared libraries, the component library, fonts and icons; the gateway serves it like every bundle's panels.
 */
@NullMarked
@Plugin(id = "web-shell", title = "Web shell")
package stoa.web.shell;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
