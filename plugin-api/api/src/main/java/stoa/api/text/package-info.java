/**
 * Text as numbers: a {@link stoa.api.text.TextEncoder} gives each sentence two vectors, one for how it is written and one for
 * what it is about. One encoder serves all plugins, because its model is large and its native library can be loaded only once.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
