/** What kernel modules tell each other about starting, stopping and plugins. */
@Export
@Version("1.0.0")
@NullMarked
package stoa.kernel.contract.platform;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
