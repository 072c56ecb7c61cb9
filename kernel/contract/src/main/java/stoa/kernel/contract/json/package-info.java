/** Records as JSON, in codecs that can be dropped with the plugin whose classes they have seen. Messaging implements it. */
@Export
@Version("1.0.0")
@NullMarked
package stoa.kernel.contract.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
