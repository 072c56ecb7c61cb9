/** The plugin {@code __family__-__name__}: say here what it is for, which type to read first, and what it works with. */
@Plugin(id = "__family__-__name__", title = "__Type__")
@NullMarked
package stoa.__family__.__name__;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
