/**
 * What messaging offers to the gateway: commands as JSON, states as JSON, and the feeds behind channels.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.kernel.contract.messaging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
